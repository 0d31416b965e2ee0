"""What is frozen of a page: its words as readers get them, and who was to be rung."""

from __future__ import annotations

import pytest
import wagtail_factories

from portal.core.editions.freezing import content_digest, freeze, source_of
from portal.core.editions.page_source import PAGE_SOURCE, contacts_of, content_of, html_of
from portal.core.models import HomePage, StandardPage
from portal.core.registry import EditionSource, UsedContact, edition_sources
from portal.reference.models import Contact
from tests.factories import ContactFactory, StandardPageFactory, locale

pytestmark = pytest.mark.django_db
HEADING = {"text": "By day", "rank": "section", "anchor": "by-day"}
PARAGRAPH = {"number": "4.2", "duty": "must", "text": "<p>Ring at once.</p>"}
BODY = [
    {"type": "heading", "id": "a1", "value": HEADING},
    {"type": "paragraph", "id": "a2", "value": PARAGRAPH},
    {"type": "contact", "id": "a3", "value": {"contact": "front-door"}},
    {"type": "contact", "id": "a4", "value": {"contact": "front-door"}},
    {"type": "contact", "id": "a5", "value": {"contact": "unknown"}},
]


@pytest.fixture
def page(partnership) -> StandardPage:
    ContactFactory(front_door=True, office_hours=True, partnership=partnership)
    home = partnership.site.root_page
    return StandardPageFactory(parent=home, title="Rota", intro="Who is on duty.", body=BODY)


def test_the_words_are_frozen_with_anchors_and_numbers(page):
    frozen = freeze(page, PAGE_SOURCE)
    assert '<h2 id="by-day">By day</h2>' in frozen.html
    assert '<a href="#p4-2">4.2</a>' in frozen.html
    assert "class=" not in frozen.html
    assert frozen.text.split("\n\n")[:5] == [
        "Rota", "Who is on duty.", "By day", "4.2 Must", "Ring at once.",
    ]  # fmt: skip


def test_numbers_are_kept_but_no_hours_that_pass(page, at):
    at("2026-11-20 10:00")
    frozen = freeze(page, PAGE_SOURCE)
    assert frozen.contacts == [
        {"key": "front-door", "name": "Front door", "number": "01632 960 500"}
    ]
    assert 'href="tel:01632960500"' in frozen.html
    assert "open" not in frozen.text.lower()
    at("2026-11-20 22:00")
    assert freeze(page, PAGE_SOURCE).digest == frozen.digest


def test_another_number_changes_what_readers_saw_not_what_editors_wrote(page):
    before = freeze(page, PAGE_SOURCE)
    contact = Contact.objects.get()
    contact.phone = "01632 960 999"
    contact.save()
    after = freeze(page, PAGE_SOURCE)
    assert after.content_digest == before.content_digest
    assert (after.digest != before.digest, after.contacts[0]["number"]) == (True, "01632 960 999")


def test_ids_of_blocks_say_nothing_to_readers(page):
    before = content_digest(page, PAGE_SOURCE)
    page.body = StandardPage.body.field.to_python([{**block, "id": "z"} for block in BODY])
    assert content_digest(page, PAGE_SOURCE) == before
    page.body = StandardPage.body.field.to_python(BODY[:2])
    assert content_digest(page, PAGE_SOURCE) != before
    assert '"id"' not in str(content_of(page)).replace("'", '"')


@pytest.mark.parametrize(("field", "words"), [("title", "Other"), ("intro", "Other.")])
def test_title_and_first_sentence_count(page, field, words):
    before = content_digest(page, PAGE_SOURCE)
    setattr(page, field, words)
    assert content_digest(page, PAGE_SOURCE) != before


@pytest.mark.usefixtures("catalogues")
def test_a_page_speaks_its_own_language(page):
    page.locale = locale("pl")
    assert ">Must<" in html_of(StandardPage.objects.get(pk=page.pk))
    assert ">Must<" not in html_of(page)


def test_without_a_partnership_there_is_nobody_to_ring(page):
    lost = StandardPageFactory(parent=page.get_root(), body=BODY)
    assert contacts_of(lost) == []


def test_who_keeps_editions(page, partnership):
    assert source_of(page) is PAGE_SOURCE
    assert source_of(HomePage.objects.get(pk=partnership.site.root_page.pk)) is None
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    assert source_of(alias) is None
    assert source_of(object()) is None


def test_a_type_may_have_a_source_of_its_own(page):
    own = EditionSource(
        content=lambda thing: thing.title,
        html=lambda thing: f"<p>{thing.title}</p>",
        contacts=lambda _thing: [UsedContact("a", "A", "1")],
    )
    edition_sources.register("core.StandardPage", own)
    try:
        frozen = freeze(page, source_of(page))
    finally:
        edition_sources.unregister("core.StandardPage")
    assert (frozen.text, frozen.contacts) == ("Rota", [{"key": "a", "name": "A", "number": "1"}])


def test_neither_icons_nor_pictures_are_made_to_freeze_a_page(page, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("made while publishing")

    image = wagtail_factories.ImageFactory()
    monkeypatch.setattr(type(image), "get_renditions", refuse)
    monkeypatch.setattr("portal.core.templatetags.portal.static", refuse)
    value = {"image": {"image": image.pk, "alt_text": "A street", "decorative": False}}
    body = [*BODY, {"type": "picture", "value": {**value, "caption": "By night"}}]
    page.body = StandardPage.body.field.to_python(body)
    frozen = freeze(page, PAGE_SOURCE)
    assert '<img alt="A street">' in frozen.html
    assert frozen.text.endswith("A street\n\nBy night")
