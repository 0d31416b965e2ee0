"""Around English content a reader finds words of their language; words of safety stay English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings as django_settings
from django.test import Client, RequestFactory
from django.utils import translation

from portal.core.language_states import DRAFTED_ON
from portal.core.models import HomePage, StandardPage
from portal.core.specimens import GROUPS
from portal.core.strip import DialCard
from scripts.messages import LANGUAGES
from scripts.translations import LOCALE, compile_catalogues
from tests.factories import ContactFactory, StandardPageFactory, locale

pytestmark = pytest.mark.django_db

NOTICES = ("hide/", "privacy/", "privacy/children/", "accessibility/", "report/", "report/thanks/")
PAGES = ("", "adult/", "teen/", "child/", "english/", "english-child/", "languages/", "nowhere/")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
STATUS = "draft, not yet checked by a person"
# Wherever they stand, nobody may translate these without being asked to.
SAFETY = {
    "Exit this page",
    "Call 999",
    "Danger: call 999",
    "In an emergency",
    "Child in danger now?",
    "Worried about a child?",
    "Worried about a child now?",
    "Cannot speak? Press 55 on a mobile",
    "Ask your council for children’s social care",
    "Press Shift two more times to leave this page",
    "Weather",
    "Emergency:",
    "Does somebody look at your phone?",
    "Open a private window. If your phone is watched, use somebody else’s.",
    "999, if you are in danger",
    "Exit this page hides the page. It does not delete your history.",
    "What “Exit this page” does",
    "not yet checked",
    "Page not found",
}


@dataclass
class Catalogue:
    """This is one language: every word of ours, and the translation it has."""

    entries: list[polib.POEntry]
    metadata: dict[str, str]
    words: dict[str, str] = field(init=False)  # empty when there is no translation

    def __post_init__(self) -> None:
        self.words = {}
        for entry in self.entries:
            forms = [entry.msgstr, *entry.msgstr_plural.values()]
            self.words[entry.msgid] = next(iter(filter(None, forms)), "")

    @property
    def missing(self) -> set[str]:
        """Give the words that stay English."""
        return {word for word, translated in self.words.items() if not translated}


def catalogue_of(code: str) -> Catalogue:
    read = polib.pofile(str(LOCALE / code / "LC_MESSAGES" / "django.po"))
    return Catalogue([entry for entry in read if not entry.obsolete], dict(read.metadata))


class Pieces(HTMLParser):
    """This walks a page: every piece of text, and the language it is marked as."""

    SPOKEN = ("aria-label", "alt", "title", "placeholder")
    VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = [("", "")]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or self.open[-1][1]
        self.found += [(language, values[name] or "") for name in self.SPOKEN if name in values]
        if tag not in self.VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over the lines of drawings."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in ("script", "style"):
            self.found.append((self.open[-1][1], " ".join(data.split())))


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the catalogues beside the checkout: it may hold none, or older ones."""
    folder = tmp_path_factory.mktemp("locale")
    for code in LANGUAGES:
        target = folder / code / "LC_MESSAGES" / "django.po"
        target.parent.mkdir(parents=True)
        target.write_bytes((LOCALE / code / "LC_MESSAGES" / "django.po").read_bytes())
    assert compile_catalogues(folder) == len(LANGUAGES)
    return folder


@pytest.fixture(autouse=True)
def _catalogues(compiled: Path, settings: object) -> None:
    settings.LOCALE_PATHS = [compiled]  # type: ignore[attr-defined]  # the fixture's own type


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Note every word asked for, with the language that was spoken then."""
    noted: set[tuple[str, str]] = set()
    gettext, ngettext = translation._trans.gettext, translation._trans.ngettext

    def note(message: str) -> str:
        noted.add((translation.get_language() or "", message))
        return str(gettext(message))

    def note_count(one: str, many: str, number: int) -> str:
        noted.add((translation.get_language() or "", one))
        return str(ngettext(one, many, number))

    monkeypatch.setattr(translation._trans, "gettext", note)
    monkeypatch.setattr(translation._trans, "ngettext", note_count)
    return noted


@pytest.fixture
def site(partnership) -> Callable[[str], None]:
    """Give a function: `site("pl")` fills the site and translates all but two pages."""
    home = HomePage.objects.get(pk=partnership.site.root_page_id)
    ContactFactory(partnership=partnership, front_door=True)
    block = StandardPage._meta.get_field("body").stream_block
    body = block.to_python(
        [{"type": "heading", "value": {"text": text, "anchor": text}} for text in ("a", "b", "c")]
    )
    made = [
        StandardPageFactory(
            parent=home, title="Zzz", slug=slug, reviewed=True, owner_post="Zzz", in_menu=True,
            body=body, **traits,
        )
        for slug, traits in (("adult", {}), ("teen", {"teen": True}), ("child", {"child": True}))
    ]  # fmt: skip
    StandardPageFactory(parent=home, title="Qqq", slug="english", in_menu=True, family=True)
    StandardPageFactory(parent=home, title="Qqq", slug="english-child", child=True)

    def translate(code: str) -> None:
        for page in (home, *made):
            translated = page.copy_for_translation(locale(code))
            translated.live = True
            translated.save()

    return translate


def read(code: str, addresses: tuple[str, ...], client: Client | None = None) -> dict[str, str]:
    reader = client or Client(headers={"host": "localhost"})
    return {path: reader.get(f"/{code}/{path}").content.decode() for path in addresses}


def draw_every_part(code: str) -> None:
    """Draw every component and block as a page in this language would."""
    request = RequestFactory().get("/")
    request.partnership = None
    with translation.override(code):
        for group in GROUPS:
            if group.slug not in ("frame", "fields"):  # pages of their own; forms speak English
                group.build(request, "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_dump(site, asked, code, client_as, partnership):
    site(code)
    read(code, PAGES)
    read(code, PAGES, client_as("editor", partnership))
    draw_every_part(code)
    read(code, NOTICES)
    known = catalogue_of(code)
    frame = {w for l, w in asked if l == code and w in known.words}
    import json

    json.dump(
        [sorted(frame), sorted({w for l, w in asked if l == "en" and w in known.words} - frame)],
        open(f"/tmp/tr-{code}.json", "w"),
        ensure_ascii=False,
        indent=1,
    )
