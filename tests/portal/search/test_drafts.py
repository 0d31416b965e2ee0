"""Entries as they ought to be."""

from __future__ import annotations

import pytest

from portal.search.drafts import drafts_of, listed, settle
from portal.search.exceptions import FaultyFindable


@pytest.fixture
def drafts(made):
    def of(*findables):
        made["made:1"] = list(findables)
        return drafts_of("made", ["made:1"])

    return of


def shown(drafts):
    return {
        (draft.language, draft.voice, draft.place): (draft.not_at, draft.also_in)
        for draft in drafts.values()
    }


def test_an_own_thing_stands_before_the_national_one(drafts, findable):
    found = drafts(findable(), findable(partnership_pk=12), findable(partnership_pk=3))
    assert shown(found) == {
        ("en", "adult", 0): (";3;12;", ""),
        ("en", "adult", 3): ("", ""),
        ("en", "adult", 12): ("", ""),
    }


def test_only_in_its_own_language_and_voice(drafts, findable):
    found = drafts(
        findable(), findable(language="pl"), findable(language="pl", partnership_pk=3),
        findable(voice="child"), findable(voice="child", partnership_pk=4),
    )  # fmt: skip
    assert shown(found) == {
        ("en", "adult", 0): ("", ";pl;"),
        ("pl", "adult", 0): (";3;", ";en;"),
        ("pl", "adult", 3): ("", ";en;"),
        ("en", "child", 0): (";4;", ""),
        ("en", "child", 4): ("", ""),
    }


def test_an_own_thing_is_also_in_the_languages_of_the_national_one(drafts, findable):
    found = drafts(findable(), findable(language="ro"), findable(partnership_pk=3))
    assert shown(found)["en", "adult", 3] == ("", ";ro;")


def test_settling_again_changes_nothing(drafts, findable):
    found = drafts(findable(), findable(partnership_pk=3), findable(language="pl"))
    before = {key: draft.digest for key, draft in found.items()}
    settle(found.values())
    assert {key: draft.digest for key, draft in found.items()} == before


def test_long_texts_end_between_words(drafts, findable):
    (draft,) = drafts(findable(title="word " * 60, summary="s" * 401, body="b" * 100_001)).values()
    assert (len(draft.title), draft.title[-6:]) == (250, " word…")
    assert (len(draft.summary), draft.summary[-1]) == (400, "…")
    assert len(draft.body) == 100_000


def test_texts_stand_on_lines_without_what_no_database_keeps(drafts, findable):
    (draft,) = drafts(
        findable(title="A\0 b\n c", headings=(" x ", ""), words=("w", "w", "v"), body="\0x ")
    ).values()
    assert (draft.title, draft.headings, draft.words, draft.body) == ("A b c", "x", "w\nv", "x")


def test_what_leads_nowhere_is_left_out(drafts, findable):
    assert drafts(findable(title="  "), findable(path=f"/{'x' * 500}")) == {}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"kind": "page"}, "kind"),
        ({"voice": "teen"}, "voice"),
        ({"path": "https://elsewhere.example/"}, "path"),
        ({"origin": ""}, "origin"),
        ({"origin": "x" * 101}, "origin"),
    ],
)
def test_what_its_author_got_wrong_is_refused(drafts, findable, values, fault):
    with pytest.raises(FaultyFindable, match=f"'made:1': {fault}$"):
        drafts(findable(**values))


def test_what_nobody_asked_for_is_left_out(made, findable):
    made["made:1"] = [findable("made:2"), findable()]
    assert [draft.thing for draft in drafts_of("made", ["made:1"]).values()] == ["made:1"]


def test_every_part_of_an_entry_makes_another_digest(drafts, findable):
    said = [
        {}, {"title": "Other"}, {"summary": "s"}, {"headings": ("h",)}, {"words": ("w",)},
        {"body": "b"}, {"harms": ("missing",)}, {"path": "/other/"}, {"boost": 90},
        {"origin": "made.Row:other"}, {"partnership_pk": 1},
    ]  # fmt: skip
    digests = {draft.digest for one in said for draft in drafts(findable(**one)).values()}
    assert len(digests) == len(said)


def test_a_list_can_be_looked_into():
    assert (listed([]), listed(["3"]), listed(["3", "12"])) == ("", ";3;", ";3;12;")
