"""The same answers from SQLite and from PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from portal.search.engines.base import Scope, Wanted
from portal.search.engines.database import DatabaseEngine, DatabaseIndex
from portal.search.exceptions import EngineDown
from portal.search.models import SearchEntry
from portal.search.understanding.analysis import stem
from portal.search.understanding.understood import Alternative, Group, Understood
from tests.factories.search import search_entry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = 7, 8


def scope(**values):
    return Scope(**{"partnership_pk": HERE, "language": "en", "now": NOW} | values)


def alternative(words, weight=1.0, language="en", **more):
    written = tuple(words.split())
    return Alternative(written, tuple(stem(one, language) for one in written), weight, **more)


def asked(*groups, language="en"):
    """Each group is the ways of saying one thing, the typed one first."""
    made = tuple(
        Group(tuple(alternative(words, language=language) for words in ways.split("|")))
        for ways in groups
    )
    return Understood(" ".join(groups), language, made)


def titles(understood, within=None, **wanted):
    matches = DatabaseEngine().match(Wanted(understood, within or scope(), **wanted))
    names = dict(SearchEntry.objects.values_list("pk", "title"))
    return [names[pk] for pk, _score in matches.hits]


def match(understood, **wanted):
    return DatabaseEngine().match(Wanted(understood, scope(), **wanted))


def test_other_forms_of_a_word_are_found():
    search_entry("How to make a referral")
    assert titles(asked("referrals")) == ["How to make a referral"]


def test_accents_and_case_make_no_difference():
    search_entry("The CAFÉ near the school")
    assert titles(asked("cafe")) == ["The CAFÉ near the school"]


def test_polish_words_meet_in_their_stem():
    search_entry("Wykorzystywanie dzieci", language="pl")
    found = titles(asked("wykorzystywania", language="pl"), scope(language="pl"))
    assert found == ["Wykorzystywanie dzieci"]


def test_a_phrase_stands_together_in_one_field():
    search_entry("County lines")
    search_entry("Lines of the county")
    assert titles(asked("county lines")) == ["County lines"]


def test_any_way_of_saying_it_will_do():
    search_entry("Child criminal exploitation")
    assert titles(asked("county lines|child criminal exploitation")) == [
        "Child criminal exploitation"
    ]


def test_two_words_must_both_be_there():
    search_entry("Missing from home")
    search_entry("Missing from school")
    assert titles(asked("missing", "school")) == ["Missing from school"]


def test_of_three_words_one_may_be_missing_and_more_of_them_stand_higher():
    search_entry("Talk to a parent")
    search_entry("Talk to a parent about money")
    search_entry("Money alone")
    assert titles(asked("talk", "parent", "money")) == [
        "Talk to a parent about money",
        "Talk to a parent",
    ]


def test_where_nothing_has_the_words_some_will_do_and_it_says_so():
    search_entry("Missing from home")
    found = match(asked("missing", "bicycle"))
    assert (found.total, found.is_loose) == (1, True)


def test_a_question_of_many_words_needs_its_rarest_ones_only():
    search_entry("apple brick cloud drum eagle")
    words = ("apple", "brick", "cloud", "drum", "eagle", "common", "usual", "often")
    found = match(asked(*words), rarity=lambda stem: 0.1 if stem in words[5:] else 5.0)
    assert (found.total, found.is_loose) == (1, False)


def test_a_title_stands_above_a_text():
    search_entry("Something else", body="cuckooing " * 5)
    search_entry("Cuckooing", body="when somebody takes over a home")
    assert titles(asked("cuckooing")) == ["Cuckooing", "Something else"]


def test_other_words_for_a_thing_and_headings_are_found():
    search_entry("Criminal exploitation", words="CCE\ncounty lines")
    search_entry("A guide", headings="What to do about gangs\nWho helps")
    assert titles(asked("cce")) == ["Criminal exploitation"]
    assert titles(asked("gangs")) == ["A guide"]


def test_equals_stand_in_the_order_of_their_keys():
    entries = [search_entry("Same", thing=f"same:{number}") for number in range(5)]
    hits = match(asked("same")).hits
    assert [pk for pk, _score in hits] == [entry.pk for entry in entries]


def test_a_boost_lifts_a_thing_among_equals():
    search_entry("Same")
    lifted = search_entry("Same", boost=200)
    assert match(asked("same")).hits[0][0] == lifted.pk


def test_a_page_of_results_begins_where_it_is_told_to():
    keys = [search_entry("Same").pk for _turn in range(5)]
    found = match(asked("same"), start=2, count=2)
    assert ([pk for pk, _score in found.hits], found.total) == (keys[2:4], 5)


def test_each_filter_is_counted_as_if_only_the_other_were_set():
    search_entry("Same", kind="harm", harms=";missing;")
    search_entry("Same", kind="harm", harms=";bullying;missing;")
    search_entry("Same", kind="document")
    found = match(asked("same"), kinds=("harm",), harms=("bullying",))
    assert (found.total, len(found.hits)) == (1, 1)
    assert found.kinds == {"harm": 1}
    assert found.harms == {"missing": 2, "bullying": 1}


def test_several_values_of_one_filter_are_either_or():
    search_entry("Same", kind="harm")
    search_entry("Same", kind="document")
    search_entry("Same", kind="glossary")
    assert match(asked("same"), kinds=("harm", "document")).total == 2


@pytest.mark.parametrize(
    ("values", "is_seen"),
    [
        ({"place": HERE}, True),
        ({"place": ELSEWHERE}, False),
        ({"not_at": f";{HERE};"}, False),
        ({"not_at": f";{ELSEWHERE};"}, True),
        ({"not_at": f";{HERE}1;"}, True),
        ({"voice": "child"}, False),
        ({"language": "pl"}, False),
        ({"until": NOW}, False),
        ({"until": NOW + timedelta(seconds=1)}, True),
    ],
)
def test_only_what_this_reader_may_find_is_found_and_counted(values, is_seen):
    search_entry("Secret", kind="harm", harms=";missing;", **values)
    found = match(asked("secret"))
    assert (found.total, len(found.hits), len(found.kinds), len(found.harms)) == (is_seen,) * 4
    assert bool(DatabaseEngine().begin_with("secr", scope(), 5)) is is_seen


def test_english_stands_in_where_the_readers_language_has_nothing():
    search_entry("Harm in English", also_in=";pl;ro;")
    search_entry("Harm in English only")
    search_entry("Harm po polsku", language="pl")
    found = titles(asked("harm", language="pl"), scope(language="pl"))
    assert sorted(found) == ["Harm in English only", "Harm po polsku"]


def test_a_changed_entry_is_found_by_its_new_words_only():
    entry = search_entry("Before")
    SearchEntry.objects.filter(pk=entry.pk).update(title="After")
    DatabaseIndex().put([entry.pk])
    assert titles(asked("before")) == []
    assert titles(asked("after")) == ["After"]


def test_a_dropped_entry_is_found_no_longer():
    entry = search_entry("Here today")
    DatabaseIndex().drop([entry.pk])
    SearchEntry.objects.filter(pk=entry.pk).delete()
    assert match(asked("today")).total == 0
    assert DatabaseEngine().begin_with("tod", scope(), 5) == []


def test_a_new_entry_under_an_old_key_brings_nothing_of_the_old_one_back():
    entry = search_entry("Old words")
    key = entry.pk
    DatabaseIndex().drop([key])
    entry.delete()
    search_entry("New words", id=key)
    assert match(asked("old")).total == 0


def test_names_are_completed_by_the_beginnings_of_their_words():
    search_entry("Missing from care", words="MFC")
    search_entry("Missing from home", boost=150)
    search_entry("Care plan")
    names = dict(SearchEntry.objects.values_list("pk", "title"))
    found = [names[pk] for pk in DatabaseEngine().begin_with("missi fr", scope(), 5)]
    assert found == ["Missing from home", "Missing from care"]
    assert [names[pk] for pk in DatabaseEngine().begin_with("mfc", scope(), 5)] == [
        "Missing from care"
    ]


def test_nothing_asked_finds_nothing():
    search_entry("Anything")
    assert match(Understood("", "en")).total == 0
    assert DatabaseEngine().begin_with(" – ", scope(), 5) == []


def test_a_word_that_goes_on_is_found_by_its_beginning():
    search_entry("Насильство", language="uk")
    begun = Group((alternative("насильст", language="uk", is_prefix=True),))
    found = titles(Understood("насильст", "uk", (begun,)), scope(language="uk"))
    assert found == ["Насильство"]


def test_a_long_text_is_kept_whole_and_its_end_is_found():
    search_entry("Long", body="word " * 60_000 + "lighthouse")
    assert match(asked("lighthouse")).total == 1


def test_what_the_database_refuses_is_no_answer_and_quotes_nothing():
    with connection.cursor() as cursor:
        table = "portal_search_searchentry"
        gone = "portal_search_fts" if connection.vendor == "sqlite" else table
        cursor.execute(f"ALTER TABLE {gone} RENAME TO elsewhere")
    try:
        with pytest.raises(EngineDown) as down:
            match(asked("private"))
    finally:
        connection.needs_rollback = False
    assert down.value.__cause__ is None
    assert "private" not in str(down.value)


def test_one_statement_finds_ranks_and_counts(queries):
    for _turn in range(30):
        search_entry("Same")
    with queries(1):
        match(asked("same"))
