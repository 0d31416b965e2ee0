"""Meetings as search finds them."""

from __future__ import annotations

import pytest

from portal.core.publishing import publish_row
from portal.navigator.meetings import search
from portal.navigator.meetings.models import MeetingHarm, MeetingText
from portal.navigator.rules.inputs import HARMS
from portal.search.models import SearchEntry
from tests import factories

pytestmark = pytest.mark.django_db


def found_of(slug):
    (one,) = search.MEETINGS.source.findables([f"meeting:{slug}"])
    return one


def test_a_meeting_for_every_kind_of_harm_is_not_found_by_each_of_them(small):
    small.add("NL-M50", "all", "All", harms=HARMS)
    assert "Bullying" not in found_of("all").body


def test_a_meeting_is_found_by_every_name(small, partnership):
    factories.HarmFactory(code="CSE", slug="sexual-exploitation")
    one = found_of("panel")
    assert (one.kind, one.path, one.title) == ("meeting", "/meetings/panel/", "The Panel")
    assert one.words == ("NL-M05", "The exploitation panel", "TXP", "exploitation meeting")
    assert (one.harms, one.partnership_pk) == (("sexual-exploitation",), partnership.pk)
    for words in ("Lead Officer", "Anybody, with the form.", "Child criminal exploitation"):
        assert words in one.body
    assert "You are not in trouble" not in repr(one)


def test_an_entry_follows_what_changes_it(small):
    text = MeetingText.objects.get(owner=small.panel)
    publish_row(row=text)
    entry = SearchEntry.objects.filter(thing="meeting:panel")
    assert entry.get().path == "/meetings/panel/"
    harm = factories.HarmFactory(code="GRP", slug="group")
    MeetingHarm.objects.create(meeting_id=small.panel.pk, code="GRP")
    assert found_of("panel").harms == ("group",)
    assert search.MEETINGS.touched(harm) == ["meeting:panel"]
    assert search.MEETINGS.touched(small.panel) == ["meeting:panel"]
    text.delete()
    assert not entry.exists()


def test_the_list_is_found_where_there_is_one(small, partnership):
    text = MeetingText.objects.get(owner=small.panel)
    publish_row(row=text)
    rows = SearchEntry.objects.filter(thing="place:meetings")
    assert [(row.path, row.place) for row in rows] == [("/meetings/", partnership.pk)]
    MeetingText.objects.exclude(pk=text.pk).delete()
    text.delete()
    assert not rows.all().exists()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_need_no_more_queries_than_one(rows, queries):
    factories.MeetingTextFactory.create_batch(rows, owner__harms=["CSE", "GRP"])
    names = search.MEETINGS.source.things()
    with queries(2):
        assert len(list(search.MEETINGS.source.findables(names))) == rows
