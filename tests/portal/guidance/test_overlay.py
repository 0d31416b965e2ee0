"""A shared chapter and what holds here: one text for readers, two for editors."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Page

from portal.core.editions.handler import HANDLER
from portal.core.editions.queries import edition_in_force, editions_of
from portal.core.publishing import publish_page
from portal.core.publishing.changes import subject_of
from portal.guidance.overlay import whole_body
from tests import factories

pytestmark = pytest.mark.django_db


def paragraph(number, text):
    return {"type": "paragraph", "value": {"number": number, "text": f"<p>{text}</p>"}}


def note(number, text):
    return {"type": "local_note", "value": {"number": number, "text": f"<p>{text}</p>"}}


@pytest.fixture
def chapter(db):
    root = factories.SharedChaptersPageFactory(parent=Page.get_first_root_node())
    return factories.SharedChapterPageFactory(
        parent=root, title="The referral", slug="referral",
        body=[paragraph("50.1", "Everywhere."), paragraph("50.2", "Also everywhere.")],
    )  # fmt: skip


@pytest.fixture
def guide(partnership):
    section = factories.GuidanceIndexPageFactory(parent=partnership.site.root_page)
    return factories.GuidePageFactory(parent=section, slug="hoth")


@pytest.fixture
def part(guide, chapter):
    return factories.GuidePartPageFactory(
        parent=guide, slug="referral", chapter=chapter,
        body=[note("50.1", "Ring the desk."), paragraph("2.1", "Only here."), note("9.9", "Lost.")],
    )  # fmt: skip


def read(path):
    response = Client(headers={"host": "localhost"}).get(path)
    assert response.status_code == 200
    return response.content.decode()


def order_of(page, *words):
    places = [page.index(word) for word in words]
    return places == sorted(places)


def test_a_note_stands_below_its_paragraph_and_the_rest_below_the_chapter(part, partnership):
    page = read("/guidance/hoth/referral/")
    assert f"In {partnership.name}" in page
    words = ("Everywhere.", "Ring the desk.", "Also everywhere.", "Only here.", "Lost.")
    assert order_of(page, *words)
    assert 'id="p50-1"' in page


def test_a_note_that_names_no_paragraph_of_the_chapter_is_not_lost(part):
    assert [child.value["text"].source for child in whole_body(part)][-1] == "<p>Lost.</p>"


def test_a_part_without_a_chapter_is_as_it_was(guide):
    plain = factories.GuidePartPageFactory(parent=guide, body=[paragraph("1.1", "x")])
    assert whole_body(plain) is plain.body


def test_a_chapter_taken_off_is_not_shown(part, chapter):
    chapter.unpublish()
    part.refresh_from_db()
    assert "Also everywhere." not in read("/guidance/hoth/referral/")
    assert "Only here." in read("/guidance/hoth/referral/")


def test_the_whole_guide_shows_it_too(part):
    assert order_of(read("/guidance/hoth/print/"), "Everywhere.", "Ring the desk.", "Only here.")


def test_a_chapter_has_no_address_of_its_own(part, chapter):
    client = Client(headers={"host": "localhost"})
    assert client.get("/shared-chapters/referral/").status_code == 404
    assert client.get("/referral/").status_code == 404
    assert "/referral/</loc>" not in client.get("/sitemap.xml").content.decode().replace(
        "/guidance/hoth/referral/", ""
    )


def test_two_partnerships_show_one_chapter_each_with_its_own_notes(part, chapter):
    other = factories.PartnershipFactory(slug="elsewhere", name="Elsewhere")
    section = factories.GuidanceIndexPageFactory(parent=other.site.root_page)
    guide = factories.GuidePageFactory(parent=section, slug="hoth")
    factories.GuidePartPageFactory(
        parent=guide, slug="referral", chapter=chapter, body=[note("50.2", "Ask the team.")]
    )
    host = other.site.hostname
    page = Client(headers={"host": host}).get("/guidance/hoth/referral/").content.decode()
    assert order_of(page, "Everywhere.", "Also everywhere.", "Ask the team.")
    assert "Ring the desk." not in page
    assert "Ask the team." not in read("/guidance/hoth/referral/")


def test_a_new_chapter_is_a_new_edition_of_every_part_that_shows_it(part, chapter):
    publish_page(page=part)
    part.refresh_from_db()
    before = editions_of(subject_of(part))
    assert len(before) == 1
    chapter.refresh_from_db()
    chapter.body = [paragraph("50.1", "Everywhere, and now.")]
    publish_page(page=chapter, note="The law changed.")
    newest = editions_of(subject_of(part))[0]
    assert (newest.number, newest.note) == (2, "The law changed.")
    assert "Everywhere, and now." in edition_in_force(part, datetime.now(tz=UTC)).text
    assert "Ring the desk." in edition_in_force(part, datetime.now(tz=UTC)).text
    part.refresh_from_db()
    assert part.edition_note == ""


def test_nothing_is_left_for_the_nightly_comparison(part, chapter):
    publish_page(page=chapter)
    publish_page(page=part)
    chapter.refresh_from_db()
    chapter.body = [paragraph("50.1", "Changed.")]
    publish_page(page=chapter, note="Changed.")
    drifted = {drift.subject for drift in HANDLER.compare()}
    assert not drifted & {subject_of(part), subject_of(chapter)}


def test_a_chapter_that_a_part_shows_is_not_deleted(part, chapter):
    with pytest.raises(ProtectedError):
        chapter.delete()


@pytest.mark.parametrize("more", [1, 3, 30])
def test_the_whole_guide_costs_the_same_however_many_parts_show_one(part, chapter, queries, more):
    for number in range(more):
        factories.GuidePartPageFactory(
            parent=part.get_parent(), slug=f"more-{number}", chapter=chapter
        )
    read("/guidance/hoth/print/")
    with queries(9):
        read("/guidance/hoth/print/?fresh=1")
