"""Places that are always there."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from portal.search.sources import notices
from portal.search.sources.addresses import path_of
from portal.search.sources.places import Place, source_of_places

PRIVACY = gettext_lazy("Privacy")


def found(*places):
    source = source_of_places(places)
    return list(source.findables(list(source.things())))


def test_a_place_is_found_in_english():
    one = found(Place("privacy", "Privacy", "What is kept.", kind="guidance"))[0]
    assert (one.thing, one.origin) == ("place:privacy", "place:privacy:en")
    assert (one.title, one.summary, one.path) == ("Privacy", "What is kept.", "/privacy/")
    assert (one.partnership_pk, one.voice) == (None, "adult")


@pytest.mark.usefixtures("catalogues")
def test_and_in_every_language_that_has_its_name():
    by_language = {
        one.language: one for one in found(Place("languages", gettext_lazy("Languages")))
    }
    assert len(by_language) > 1
    assert by_language["pl"].title != "Languages"
    assert {one.path for one in by_language.values()} == {"/languages/"}


@pytest.mark.usefixtures("catalogues")
def test_words_of_safety_stay_english_until_approved():
    found_now = found(Place("privacy", PRIVACY, is_safety=True))
    assert [one.language for one in found_now] == ["en"]


def test_a_child_finds_the_notice_for_children_only():
    source = notices.SOURCE
    voices = {one.thing: one.voice for one in source.findables(list(source.things()))}
    assert voices == {
        "place:hide": "adult", "place:privacy": "adult", "place:privacy-children": "child",
        "place:accessibility": "adult", "place:languages": "adult",
    }  # fmt: skip


def test_strange_things_are_nothing():
    assert list(notices.SOURCE.findables(["place:nowhere"])) == []
    assert notices.SOURCE.touched(object()) == []


def test_an_address_has_no_prefix_whatever_the_reader_speaks():

    with translation.override("pl"):
        assert path_of("accessibility") == "/accessibility/"
