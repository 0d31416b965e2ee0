"""The Atom feed, read as a program reads it."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from portal.core.publishing import publish_page, unpublish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(path="/guidance/amendments.atom", host="localhost"):
    response = Client(headers={"host": host}).get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def entries(root):
    return root.findall(f"{ATOM}entry")


def text(node, name):
    return node.findtext(f"{ATOM}{name}")


def test_it_has_what_the_standard_asks_for(guide, partnership):
    root = feed()
    origin = partnership.site.root_url
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert root.tag == f"{ATOM}feed"
    assert text(root, "title") == "North Lincolnshire: Amendments"
    assert links == {
        "alternate": f"{origin}/guidance/amendments/",
        "self": f"{origin}/guidance/amendments.atom",
    }
    assert root.find(f"{ATOM}author").findtext(f"{ATOM}name")
    assert text(root, "updated") == "2026-10-09T09:00:00+00:00"
    found = entries(root)
    assert len(found) == 5
    ids = [text(entry, "id") for entry in found]
    assert len(set(ids)) == 5
    assert all(one.startswith("urn:uuid:") for one in [*ids, text(root, "id")])
    for entry in found:
        assert text(entry, "title")
        assert datetime.fromisoformat(text(entry, "updated"))
        assert entry.find(f"{ATOM}link").get("href").startswith(f"{origin}/guidance/")


def test_an_entry_says_what_changed_and_leads_to_the_words(guide, partnership):
    entry = entries(feed())[1]
    assert text(entry, "title") == "Who decides: Edition 2"
    assert text(entry, "published") == "2026-10-05T22:30:00+00:00"
    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "text"
    assert summary.text == "A review found that three days were too long."
    href = entry.find(f"{ATOM}link").get("href")
    assert href == f"{partnership.site.root_url}/guidance/amendments/{guide.part.pk}/?to=2"


def test_ids_stay_when_title_address_and_host_change(guide, partnership):
    before = {text(entry, "id") for entry in entries(feed())}
    guide.guide.slug, guide.guide.title = "elsewhere", "Other words"
    publish_page(page=guide.guide, note="Another name.")
    partnership.site.hostname = "portal.example"
    partnership.site.save()
    after = [text(entry, "id") for entry in entries(feed(host="localhost"))]
    assert set(after) - before == {after[0]}
    assert before < set(after)


def test_an_entry_whose_page_went_away_was_updated_then(guide, at):
    at("2026-10-22 12:00")
    unpublish(thing=guide.part)
    root = feed()
    assert text(root, "updated") == "2026-10-22T11:00:00+00:00"
    assert text(entries(root)[0], "updated") == "2026-10-22T11:00:00+00:00"
    assert text(entries(root)[0], "published") == "2026-10-09T09:00:00+00:00"


def test_a_guide_has_a_feed_of_its_own(guide):
    root = feed("/guidance/outside/amendments.atom")
    assert text(root, "title") == "North Lincolnshire: Amendments: Outside the home"
    assert len(entries(root)) == 4
    assert text(root, "id") != text(feed(), "id")


def test_an_empty_feed_reads_the_same_each_time(guide):
    root = feed(host="tees.localhost")
    assert entries(root) == []
    assert text(root, "updated") == "2026-01-01T00:00:00+00:00"


def test_notes_are_words_not_markup(guide, at):
    guide.part.intro = "More."
    publish_page(page=guide.part, note="Fewer than <5> & more.")
    assert text(entries(feed())[0], "summary") == "Fewer than <5> & more."
