"""What the engine finds, in which order, and what it never finds; on a real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from portal.search.elastic.analysis import LANGUAGES
from portal.search.elastic.feed import FeedIndex
from portal.search.elastic.finding import ElasticEngine
from portal.search.elastic.names import names
from portal.search.engines.base import Matches, Scope, Wanted
from portal.search.models import SearchEntry
from portal.search.understanding.analysis import words
from portal.search.understanding.understood import Alternative, Group, Understood
from tests.factories.search import search_entry

pytestmark = pytest.mark.elasticsearch

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
ENGLISH = Scope(partnership_pk=None, language="en", now=NOW)
POLISH = Scope(partnership_pk=None, language="pl", now=NOW)
engine = ElasticEngine()


@pytest.fixture
def found(elastic, asked):
    """Give a function that tells the server of all entries and lists the titles it finds."""

    def find(text: str, scope: Scope = ENGLISH, **more) -> list[str]:
        return titles(match(text, scope, **more))

    def match(text: str, scope: Scope = ENGLISH, **more) -> Matches:
        FeedIndex().put(list(SearchEntry.objects.values_list("pk", flat=True)))
        elastic.told()
        return engine.match(asked(text, scope, **more))

    find.match = match
    return find


def titles(matches: Matches) -> list[str]:
    by_key = dict(SearchEntry.objects.values_list("pk", "title"))
    return [by_key[key] for key, _score in matches.hits]


def test_every_word_must_be_there(found):
    search_entry("Missing children", body="What to do first.")
    search_entry("Missing from care", body="Tell the local authority.")
    search_entry("Children in care")
    assert found("missing children") == ["Missing children"]
    assert sorted(found("missing")) == ["Missing children", "Missing from care"]


@pytest.mark.parametrize(
    ("language", "title", "body", "asked_for"),
    [
        ("en", "Referrals", "", "referral"),
        ("en", "The child’s café", "", "childs cafe"),
        ("en", "Rock'n'roll", "", "rocknroll"),
        ("pl", "Zaginione dzieci", "", "zaginionych"),
        ("pl", "Łódź", "", "lodz"),
        ("en", "Færøerne", "", "færøerne"),
        ("ro", "Copii dispăruți", "", "copiilor"),
        ("lt", "Dingę vaikai", "", "vaikams"),
        ("uk", "Жорстоке поводження", "", "жорстокого"),
        ("uk", "Українська", "", "українською"),
        ("ar", "الأطفال المفقودون", "", "اطفال"),
    ],
)
def test_words_are_found_in_their_forms(found, language, title, body, asked_for):
    search_entry(title, body=body, language=language)
    assert found(asked_for, Scope(None, language, NOW)) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "The child’s notes, don't go_to a.b.c re-referral 3.5 10:30 naïve Straße",
        "Łódź dziecięca żółć ąęśćń",
        "Jurnalul copilului: șapte țări, Știință",
        "Vaikų dingimas – ąčęėįšųūž",
        "Жорстоке поводження з дітьми, їжа, йод, ґанок, Київ",
        "الأطفال إساءة آمن مسؤول رئيس",
    ],
)
def test_the_server_takes_our_words_as_they_are(elastic, text):
    elastic.told()
    answer = elastic.client().indices.analyze(
        index=names().alias, analyzer="portal_folded", text=" ".join(words(text))
    )
    assert [token["token"] for token in answer["tokens"]] == words(text)


def test_an_alternative_will_do_but_what_was_typed_comes_first(found):
    search_entry("Child sexual exploitation")
    search_entry("Something else", body="CSE is short for it.")
    assert found("cse|child_sexual_exploitation") == [
        "Child sexual exploitation",
        "Something else",
    ]
    search_entry("CSE")
    assert found("cse|child_sexual_exploitation")[0] == "CSE"


def test_an_alternative_of_several_words_stands_together(found):
    search_entry("A line of the county", body="county and lines")
    search_entry("County lines")
    assert found("cce|county_lines") == ["County lines"]


def test_quoted_words_stand_together_as_they_are(found):
    search_entry("Going missing from home")
    search_entry("Home alone, missing school")
    search_entry("He misses from homes")
    assert found('"missing from home"') == ["Going missing from home"]


def test_quoted_polish_words_stand_together(found):
    search_entry("Zaginione dziecko z domu", language="pl")
    search_entry("Dziecko zaginione", language="pl")
    assert found('"dziecko zaginione"', POLISH) == ["Dziecko zaginione"]


def test_where_a_word_stands_decides(found):
    for title, more in {
        "In the body": {"body": "of exploitation"},
        "In the summary": {"summary": "of exploitation"},
        "In the words": {"words": "of exploitation"},
        "Of exploitation": {},
    }.items():
        search_entry(title, **more)
    assert found("exploitation") == [
        "Of exploitation",
        "In the words",
        "In the summary",
        "In the body",
    ]


def test_the_thing_of_that_name_comes_first(found):
    search_entry("MACE MACE MACE for managers", body="MACE " * 50)
    search_entry("Multi-agency meeting", words="MACE\nthe panel")
    assert found("mace")[0] == "Multi-agency meeting"


def test_the_kind_asked_for_comes_first(found):
    search_entry("About the panel", kind="guidance")
    search_entry("About the panel", kind="glossary")
    kinds = [
        SearchEntry.objects.get(pk=key).kind
        for key, _score in found.match("panel", kind="glossary").hits
    ]
    assert kinds == ["glossary", "guidance"]


def test_boost_moves_up_and_equals_stand_by_key(found):
    first, second, third = (search_entry("Same words") for _n in range(3))
    SearchEntry.objects.filter(pk=third.pk).update(boost=150)
    matches = found.match("same words")
    assert [key for key, _score in matches.hits] == [third.pk, first.pk, second.pk]
    assert matches.hits[1][1] == matches.hits[2][1]


def test_pages_follow_each_other(found):
    made = [search_entry("Same words").pk for _n in range(7)]
    pages = [found.match("words", start=start, count=3) for start in (0, 3, 6, 9)]
    assert [key for page in pages for key, _score in page.hits] == made
    assert [page.total for page in pages] == [7, 7, 7, 7]


def test_facets_count_as_if_their_own_filter_were_not_chosen(found):
    search_entry("A guide", kind="guidance", harms=";bullying;missing;")
    search_entry("A guide too", kind="guidance", harms=";bullying;")
    search_entry("A guide for a course", kind="course", harms=";missing;")
    matches = found.match("guide", kinds=("guidance",), harms=("missing",))
    assert titles(matches) == ["A guide"]
    assert matches.total == 1
    assert matches.kinds == {"guidance": 1, "course": 1}
    assert matches.harms == {"bullying": 2, "missing": 1}
    assert not matches.is_loose


def test_facets_that_leave_nothing_are_not_loosened(found):
    search_entry("A guide", kind="guidance")
    matches = found.match("guide", kinds=("course",))
    assert (matches.total, matches.hits, matches.is_loose) == (0, (), False)
    assert matches.kinds == {"guidance": 1}


def test_when_nothing_has_both_words_either_will_do(found):
    search_entry("Missing children")
    search_entry("Children")
    matches = found.match("missing xylophone")
    assert titles(matches) == ["Missing children"]
    assert matches.is_loose
    assert matches.engine == "elasticsearch"


def test_of_three_words_one_may_be_missing(found):
    search_entry("Missing children")
    search_entry("Children")
    matches = found.match("missing children xylophone")
    assert titles(matches) == ["Missing children"]
    assert not matches.is_loose


def test_of_many_words_the_most_common_are_only_wished_for(found):
    rare = [f"rare{number}" for number in range(6)]
    search_entry(" ".join(rare))
    search_entry(f"{' '.join(rare)} common")
    search_entry("common rare0 rare1 rare2 rare3")
    asked_for = f"common {' '.join(rare)}"
    rarity = {"common": 0.1}
    matches = found.match(asked_for, rarity=lambda stem: rarity.get(stem, 5.0))
    assert titles(matches) == [f"{' '.join(rare)} common", " ".join(rare)]


def test_words_that_need_not_stand_together_are_found_apart(found, asked):
    search_entry("A child who goes missing at night")
    words = ("missing", "child")
    apart = Alternative(words, words, is_together=False)
    understood = Understood("missing child", "en", (Group((apart,)),))
    found("anything")
    assert titles(engine.match(Wanted(understood, Scope(None, "en", NOW)))) == [
        "A child who goes missing at night"
    ]


def test_what_is_only_wished_for_need_not_be_there(found):
    search_entry("MACE, the meeting")
    found("anything")
    chairs, mace = (Alternative((word,), (word,)) for word in ("chairs", "mace"))
    groups = (Group((chairs,), is_optional=True), Group((mace,)))
    matches = engine.match(Wanted(Understood("who chairs mace", "en", groups), ENGLISH))
    assert titles(matches) == ["MACE, the meeting"]
    assert not matches.is_loose


def test_nothing_at_all_is_an_answer(found):
    search_entry("Missing children")
    assert found.match("xylophone") == Matches(engine="elasticsearch")


def test_no_words_are_no_question(found):
    search_entry("Missing children")
    assert found.match("") == Matches(engine="elasticsearch")


# What may be seen


def test_it_sees_what_the_table_says_may_be_seen(found, asked):
    """Every combination of what decides, against the table's own answer."""
    later, before = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)
    for number, (place, language, voice, until, not_at, also_in) in enumerate(
        product((0, 3, 7), ("en", "pl"), ("adult", "child"), (None, before, later),
                ("", ";3;"), ("", ";pl;"))
    ):  # fmt: skip
        search_entry(
            "Same", thing=f"guidance:{number}", place=place, language=language, voice=voice,
            until=until, not_at=not_at, also_in=also_in,
        )  # fmt: skip
    scopes = [
        Scope(place, language, NOW, voice)
        for place, language, voice in product(
            (None, 3, 7, 9), ("en", "pl", "ar"), ("adult", "child")
        )
    ]
    found("same")
    seen = {
        scope: {k for k, _s in engine.match(asked("same", scope, count=500)).hits}
        for scope in scopes
    }
    assert seen == {
        scope: set(SearchEntry.objects.visible(scope).values_list("pk", flat=True))
        for scope in scopes
    }
    assert any(seen.values())


def test_until_its_last_moment_it_is_found_and_then_no_more(found):
    search_entry("Course", until=NOW)
    assert found("course", Scope(None, "en", NOW - timedelta(microseconds=1000))) == ["Course"]
    assert found("course", Scope(None, "en", NOW)) == []


# Suggestions


def test_names_are_found_by_how_their_words_begin(found):
    for title, said in {"Missing children": "", "Exploitation": "CSE\nmisuse", "Care": ""}.items():
        search_entry(title, words=said)
    found("anything")
    keys = dict(SearchEntry.objects.values_list("title", "pk"))
    assert engine.begin_with("mis", ENGLISH, 8) == [
        keys["Missing children"],
        keys["Exploitation"],
    ]
    assert engine.begin_with("chi mis", ENGLISH, 8) == [keys["Missing children"]]
    assert engine.begin_with("cs", ENGLISH, 8) == [keys["Exploitation"]]
    assert engine.begin_with("mis", ENGLISH, 1) == [keys["Missing children"]]
    assert engine.begin_with("issing", ENGLISH, 8) == []
    assert engine.begin_with("  ‘’ ", ENGLISH, 8) == []
    assert engine.begin_with("mis", Scope(None, "en", NOW, "child"), 8) == []


def test_a_very_long_beginning_is_cut(found):
    entry = search_entry("Counterterrorismpreventionofficers")
    found("anything")
    assert engine.begin_with("counterterrorismpreventionofficer", ENGLISH, 8) == [entry.pk]


@pytest.mark.parametrize("language", LANGUAGES)
def test_strange_questions_are_answered(found, asked, language):
    entry = search_entry("Anything", language=language)
    scope = Scope(None, language, NOW)
    assert found("anything", scope) == ["Anything"]
    for text in ('a"b', "* AND NOT (", "{{}}", "\\", "%_", "🙂", "١٢٣", "x" * 120, "b " * 12):
        assert engine.match(asked(text, scope)).engine == "elasticsearch"
        assert engine.begin_with(text, scope, 8) in ([], [entry.pk])
