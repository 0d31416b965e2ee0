"""Templates: nothing inline, nothing unescaped, components that say what they take."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import markup
from tests.architecture.source import CHECKOUT, templates

COMPONENTS = CHECKOUT / "templates" / "components"
OPENING = re.compile(r"\s*(\{#\s*Variables:|\{%\s*comment\b[^%]*%\}\s*Variables:)")
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off|\|\s*escapejs\b")
BROKEN_COMMENT = re.compile(r"\{#(?:(?!#\}).)*$")
PAGE_OR_REQUEST = re.compile(r"\{[{%][^}%]*\b(?<![.\w\"'/-])(page|request)\.\w")


def inline(text: str) -> list[int]:
    """Find styles and scripts that stand in the page instead of in a file."""
    found = []
    for line, tag, given in markup.read(text).elements:
        is_script = tag == "script" and "src" not in given and "json" not in given.get("type", "")
        handlers = [name for name in given if name == "style" or name.startswith("on")]
        is_javascript = any(value.strip().startswith("javascript:") for value in given.values())
        if tag == "style" or is_script or handlers or is_javascript:
            found.append(line)
    return found


def unescaped(text: str) -> list[int]:
    """Find words that would reach the page without being escaped."""
    return [n for n, line in enumerate(text.splitlines(), 1) if UNESCAPED.search(line)]


def is_letter(path: Path) -> bool:
    """Say whether a template is a letter: nobody reads it as HTML, so nothing in it is escaped."""
    return path.suffix == ".txt" and "email" in path.parts


def broken_comments(text: str) -> list[int]:
    """Find comments that run over a line end: Django would print them."""
    return [n for n, line in enumerate(text.splitlines(), 1) if BROKEN_COMMENT.search(line)]


RULES = (inline, unescaped, broken_comments)


def broken_by(rule: Callable[[str], list[int]]) -> list[str]:
    return [
        f"{path.relative_to(CHECKOUT)}:{line}"
        for path in templates()
        if not (rule is unescaped and is_letter(path))
        for line in rule(path.read_text())
    ]


def test_only_letters_may_be_unescaped():
    assert is_letter(CHECKOUT / "templates" / "portal" / "cms" / "email" / "approved.txt")
    assert not is_letter(CHECKOUT / "templates" / "portal" / "robots.txt")
    assert not is_letter(CHECKOUT / "templates" / "account" / "email" / "approved.html")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_template_breaks_the_rule(rule):
    assert broken_by(rule) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (inline, '<p>\n<a\nstyle="color: red">x</a></p>'),
        (inline, "\n<style>p {}</style>"),
        (inline, "\n<script>go()</script>"),
        (inline, '\n<button onclick="go()">x</button>'),
        (inline, '\n<a href="javascript:go()">x</a>'),
        (inline, '\n<p {% if x %}style="color: red"{% endif %}>x</p>'),
        (unescaped, "\n{{ body|safe }}"),
        (unescaped, "\n{{ body | safe }}"),
        (unescaped, "\n{% autoescape off %}"),
        (broken_comments, "\n{# Variables: a,\n   b #}"),
    ],
)
def test_a_broken_rule_is_found(rule, text):
    assert rule(text) == [2]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (inline, '<script src="{% static "a.js" %}" defer></script>'),
        (inline, '<script type="application/json">{}</script>'),
        (inline, '<p class="style" data-on="x">{{ x }}</p>'),
        (unescaped, "{{ is_safe }} {{ body|safely }}"),
        (broken_comments, "{# Variables: a #}\n{% comment %}\nlong\n{% endcomment %}"),
    ],
)
def test_a_kept_rule_is_not_found(rule, text):
    assert rule(text) == []


PAGES = "{% for page in pages %}{{ page.number }}{% endfor %}"


def test_components_open_with_their_variables():
    silent = [
        path.relative_to(CHECKOUT).as_posix()
        for path in sorted(COMPONENTS.rglob("*.html"))
        if not OPENING.match(path.read_text())
    ]
    assert silent == []


def reaching(text: str) -> list[int]:
    """Find where a component reaches for the page or the request instead of taking a value."""
    if "{% for page in" in text:  # its own page: a number in a list of numbers
        return []
    return [n for n, line in enumerate(text.splitlines(), 1) if PAGE_OR_REQUEST.search(line)]


def test_components_take_flat_values():
    found = {path.name: reaching(path.read_text()) for path in COMPONENTS.rglob("*.html")}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line", ["{{ page.title }}", "{% if request.user %}", "{{ a|add:page.x }}"]
)
def test_a_component_that_reaches_for_the_page_is_found(line):
    assert reaching(line) == [1]


@pytest.mark.parametrize(
    "line", ["{{ title }}", "{% include 'a/page.html' %}", "{{ x.page.y }}", PAGES]
)
def test_flat_values_are_not_found(line):
    assert reaching(line) == []
