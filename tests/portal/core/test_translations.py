"""Around English content a reader finds words of their language; words of safety stay English."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import translation

from portal.core.language_states import DRAFTED_ON
from portal.core.models import HomePage, Partnership, StandardPage
from portal.core.presenters import Frame
from portal.core.specimens import GROUPS
from scripts.messages import LANGUAGES
from tests.factories import ContactFactory, StandardPageFactory, UserFactory, locale
from tests.reading import Pieces, catalogue_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogues")]

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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, partnership: Partnership) -> set[tuple[str, str]]:
    """Note every word asked for, with the language that was spoken then."""
    # The first request of a process makes forms of the CMS, whose words nobody here reads.
    Client(headers={"host": "localhost"}).get("/nowhere/")
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
def translate(partnership: Partnership) -> Callable[..., None]:
    """Fill a site and give a function: `translate("pl")` translates all but two of its pages."""
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
    kept = [
        StandardPageFactory(
            parent=home, title="Qqq", slug="english", in_menu=True, reviewed=True, family=True
        ),
        StandardPageFactory(parent=home, title="Qqq", slug="english-child", child=True),
    ]

    def translated_into(code: str, *, is_rest: bool = False) -> None:
        for page in kept if is_rest else [home, *made]:
            translated = page.copy_for_translation(locale(code))
            translated.live = True
            translated.save()

    return translated_into


def read(code: str, *addresses: str) -> dict[str, str]:
    client = Client(headers={"host": "localhost"})
    return {path: client.get(f"/{code}/{path}").content.decode() for path in addresses}


def draw_every_part(code: str) -> None:
    """Draw every component and block as a page in this language would, and an editor's links."""
    request = RequestFactory().get("/")
    request.partnership = None
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "now"
    request.user = UserFactory(superuser=True)
    with translation.override(code):
        assert len(Frame(request).utilities) == 4
        for group in GROUPS:
            if group.slug not in ("frame", "fields"):  # pages of their own; forms speak English
                group.build(request, "")


def test_the_catalogues_are_those_of_the_settings():
    assert [code for code, _name in settings.LANGUAGES] == ["en", *LANGUAGES]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_around_pages_is_translated(translate, asked, code):
    read(code, "languages/")
    translate(code)
    read(code, *PAGES)
    translate(code, is_rest=True)
    read(code, "languages/")
    draw_every_part(code)

    frame = {word for language, word in asked if language == code}
    assert len(frame & catalogue_of(code).words.keys()) > 60  # Django's own words aside
    assert frame & catalogue_of(code).missing == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_safety_is_translated(translate, asked, code):
    translate(code)
    read(code, *PAGES)
    draw_every_part(code)
    around = {word for language, word in asked if language == code}
    read(code, *NOTICES)

    catalogue = catalogue_of(code)
    safety = {
        word for language, word in asked if language == "en"
    } & catalogue.words.keys() - around
    assert len(safety) > 100
    assert safety <= catalogue.missing
    assert SAFETY - {"not yet checked"} <= safety
    assert catalogue.missing >= SAFETY


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_mark_what_is_not_in_their_language(translate, code):
    translate(code)
    pages = read(code, *PAGES, *NOTICES)

    catalogue = catalogue_of(code)
    translations = set(catalogue.words.values()) - catalogue.words.keys()
    seen = {where: Pieces(page).found for where, page in pages.items()}
    unmarked = [
        (where, text)
        for where, pieces in seen.items()
        for language, text in pieces
        if language == code and (text in catalogue.missing or text in ("Qqq", "Front door"))
    ]
    wrongly_marked = [
        (where, text)
        for where, pieces in seen.items()
        for language, text in pieces
        if language == "en" and (text in translations or text == "Zzz")
    ]
    assert all({code, "en"} <= {language for language, _text in pieces} for pieces in seen.values())
    assert (unmarked, wrongly_marked) == ([], [])


def test_a_form_that_is_refused_says_so_in_english_and_marks_it(translate):
    client = Client(headers={"host": "localhost", "sec-fetch-site": "same-origin"})
    found = Pieces(client.post("/pl/report/", {"message": ""}).content.decode()).found
    words = ("There is a problem", "Write what is wrong with the page.", "Which page?")

    assert {language for language, text in found if text in words} == {"en"}
    assert {text for _language, text in found} >= set(words)


def test_the_frame_of_a_polish_page(translate):
    translate("pl")
    found = Pieces(read("pl", "adult/")["adult/"]).found

    for text in ("Języki", "Zaloguj się", "Na tej stronie", "Dostępność", "1 czerwca 2026"):
        assert ("pl", text) in found
    for text in ("Exit this page", "Call 999", "Qqq", "Front door"):
        assert ("en", text) in found
        assert ("pl", text) not in found
    assert ("pl", "Zzz") in found


def test_the_tab_of_a_page_in_english_says_so(translate):
    translate("pl")
    pages = read("pl", "adult/", "english/")

    assert "<title>Zzz – " in pages["adult/"]
    assert '<title lang="en">Qqq – ' in pages["english/"]


def test_an_arabic_page_runs_from_right_to_left(translate):
    translate("ar")
    page = read("ar", "")[""]

    assert '<html lang="ar" dir="rtl"' in page
    assert ("ar", "انتقل إلى المحتوى الرئيسي") in Pieces(page).found
    assert '<div class="call" lang="en" dir="ltr">' in page


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_keep_what_machines_fill_in(code):
    catalogue = catalogue_of(code)
    plurals = int(re.findall(r"nplurals=(\d+)", catalogue.metadata["Plural-Forms"])[0])
    done = [entry for entry in catalogue.entries if entry.translated() or entry.fuzzy]

    assert [entry.msgid for entry in done if entry.fuzzy] == []
    assert [e.msgid for e in done if e.msgid_plural and len(e.msgstr_plural) != plurals] == []
    assert [
        (entry.msgid, form)
        for entry in done
        for form in filter(None, [entry.msgstr, *entry.msgstr_plural.values()])
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(entry.msgid))
    ] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_draft_says_so_in_its_catalogue_and_to_readers(code):
    is_draft = catalogue_of(code).metadata.get("X-Status") == STATUS

    assert is_draft is (code in DRAFTED_ON)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "/languages/",
            "Menus and labels: drafted by machine on 20 November 2026, not checked yet.",
        ),
        ("/pl/languages/", "przetłumaczone maszynowo 20 listopada 2026, jeszcze niesprawdzone."),
        ("/lt/languages/", "versti programos, 2026 m. lapkričio 20 d., dar nepatikrinti."),
    ],
)
def test_readers_are_told_who_wrote_the_words(partnership, client, address, words):
    page = " ".join(client.get(address).content.decode().split())

    assert page.count(words) == len(DRAFTED_ON)


def test_where_the_languages_are_listed_only_words_of_safety_are_english(partnership, client):
    found = Pieces(client.get("/pl/languages/").content.decode()).found
    heading = [text for language, text in found if "Help in your language" in text]

    assert ("pl", "Słowa przetłumaczone przez maszynę") in found
    assert heading == ["Help in your language"]
    assert ("en", "Help in your language") in found
