"""Every word a visitor or an editor reads can be translated: in templates and in Python."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture import markup
from tests.architecture.source import CHECKOUT, PACKAGES, Module, modules, sample, templates

# Files for machines, in the one language they have.
FOR_MACHINES = {"robots.txt", "security.txt"}
# Samples of content on the pages of all components (DEMO=1), as an editor would write it.
SAMPLES = re.compile(r"/specimens(/|\.py$)")
# Names are the same in every language.
NAMES = {"GOV.UK", "NHS", "WhatsApp", "Childline", "PDF", "ODT", "DOCX", "kB", "MB"}
GETTEXT = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext", "ngettext_lazy"}
# The first argument of these is read by people.
SPEAKING_CALLS = {
    "ValidationError", "NavItem", "LinkCard", "LinkCardSource", "DialCard",
    "success", "warning", "info", "error", "debug",
}  # fmt: skip
SPEAKING_KEYWORDS = {
    "verbose_name", "verbose_name_plural", "help_text", "label", "heading", "empty_label",
    "empty_value_display", "short_description",
}  # fmt: skip
LETTERS = re.compile(r"[^\W\d_]{2,}")


def plain_words(text: str) -> list[markup.Words]:
    """Find words of a template that stand outside a translation."""
    found = []
    for words in markup.read(text).words:
        rest = words.text
        for name in NAMES:
            rest = re.sub(rf"\b{re.escape(name)}\b", "", rest)
        if LETTERS.search(re.sub(r"^[\w-]+=", "", rest)):
            found.append(words)
    return found


def test_templates_hold_no_plain_words():
    found = [
        f"{path.relative_to(CHECKOUT)}:{words.line} {words.text}"
        for path in templates()
        if path.name not in FOR_MACHINES
        for words in plain_words(path.read_text())
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>\nHello</p>", 2),
        ("\n<img alt='A dog'>", 2),
        ("\n<input placeholder='Name'>", 2),
        ("\n<button title='Close'></button>", 2),
        ("\n\n<nav aria-label='Main {{ x }}'></nav>", 3),
        ("\n<input type='submit' value='Send'>", 2),
        ("\n<meta name='description' content='Words'>", 2),
        ("{% if a %}\n{% translate 'x' %} and{% endif %}", 2),
        ("{% blocktranslate %}a\nb{% endblocktranslate %}\nmore words", 3),
        ("<a {% if x %}\nclass='b'{% endif %}>go on</a>", 2),
        ("Dear {{ name }},", 1),
        ("<p>Ask the NHS</p>", 1),
    ],
)
def test_plain_words_are_found_with_their_line(text, line):
    assert [words.line for words in plain_words(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% translate 'Hello' %}</p>",
        "<p>{% blocktranslate trimmed %}Hello\n{{ name }}{% endblocktranslate %}</p>",
        "<img alt=\"{% translate 'A dog' %}\">",
        "<p class='govuk-body' id='words' data-module='tabs'>999, 24/7 – © {{ year }}</p>",
        "<input type='hidden' value='words'>",
        "<meta name='viewport' content='width=device-width'>",
        "<code>make start</code><span translate='no'>Cheshire East</span>",
        "{# Variables: title #}{% comment %}words{% endcomment %}",
        "<p>NHS · GOV.UK (PDF)</p>",
    ],
)
def test_translated_words_and_names_are_not_found(text):
    assert plain_words(text) == []


def is_plain(node: ast.expr | None) -> bool:
    """Say whether an expression is text with words in it, written where it stands."""
    if isinstance(node, ast.JoinedStr):
        return any(is_plain(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) or is_plain(node.right)
    if isinstance(node, ast.Dict):
        return any(is_plain(value) for value in node.values)
    if isinstance(node, ast.List | ast.Tuple):
        return any(is_plain(item) for item in node.elts)
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(LETTERS.search(node.value))
    )


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_speaking(call: ast.Call) -> bool:
    """Say whether the first argument of a call is shown to people."""
    if name_of(call) not in SPEAKING_CALLS:
        return False
    if name_of(call).islower():  # messages.success(request, "…"), not logger.info("…")
        return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "messages"
    return True


def words_of_call(call: ast.Call) -> list[ast.expr]:
    position = 1 if name_of(call).islower() else 0
    spoken = [call.args[position]] if is_speaking(call) and len(call.args) > position else []
    # A manager's own commands speak to an engineer at a terminal.
    is_for_people = name_of(call) not in {"add_argument", "CheckMessage", "Error", "Warning"}
    keywords = [k.value for k in call.keywords if k.arg in SPEAKING_KEYWORDS and is_for_people]
    return [*spoken, *keywords]


def plain_messages(module: Module) -> list[str]:
    """Find words of Python code for people that cannot be translated."""
    found: list[ast.expr] = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            found += [words for words in words_of_call(node) if is_plain(words)]
            if name_of(node) in GETTEXT and any(isinstance(a, ast.JoinedStr) for a in node.args):
                found.append(node)  # gettext cannot find words that are put together at run time
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            is_label = node.targets[0].id in SPEAKING_KEYWORDS
            if is_label and is_plain(node.value) and module.path.name != "apps.py":
                found.append(node.value)
    return [f"{module.name}:{node.lineno}" for node in found]


def test_python_holds_no_plain_messages():
    found = [
        line
        for module in modules(*PACKAGES)
        if not SAMPLES.search(module.name)
        for line in plain_messages(module)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        'raise ValidationError("No such page.")',
        'raise ValidationError({"slug": "Taken."})',
        'raise forms.ValidationError(["Taken."])',
        'raise ValidationError(f"{name} is taken.")',
        'raise ValidationError("%s is taken." % name)',
        'messages.success(request, "Saved.")',
        'x = CharField(help_text="As people say it.")',
        'class Meta:\n    verbose_name = "page"',
        'NavItem("Guidance", "/guidance/")',
        '_(f"Hello {name}")',
    ],
)
def test_plain_messages_are_found(text):
    assert len(plain_messages(sample(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        'raise ValidationError(_("No such page."))',
        'raise ValidationError(_("%(name)s is taken.") % {"name": name}, code="taken")',
        'raise ValidationError({"slug": _("Taken.")})',
        'messages.success(request, _("Saved."))',
        'logger.info("page saved")',
        'x = CharField(help_text=_("As people say it."), label="")',
        'parser.add_argument("--base", help_text="for engineers")',
    ],
)
def test_translated_messages_are_not_found(text):
    assert plain_messages(sample(text)) == []
