"""The report: what is shown, to whom, and what it leads to."""

from __future__ import annotations

import csv
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from portal.search.counting.models import SearchTally
from portal.search.counting.presenters import rank_words, share_words, small_words

pytestmark = pytest.mark.django_db
REPORT = "/cms/searches/"
WEEK = date(2026, 11, 9)


@pytest.fixture
def reader(client_as, two, at):
    at("2026-11-19 10:00")
    return client_as("editor", two[0], is_demo=True)


def tally(partnership, query, searches=9, week=WEEK, **more):
    return SearchTally.objects.create(
        partnership=partnership, query=query, searches=searches, week=week, language="en", **more
    )


def rows(client, **asked):
    answer = client.get(REPORT, asked | {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(text.splitlines()))


def told(client, **asked):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get(REPORT, asked).text)).split())


def test_it_stands_in_the_menu_of_those_who_write(reader, client_as, two):
    assert REPORT in reader.get("/cms/").text
    assert reader.get(REPORT).status_code == 200
    nobody = client_as("practitioner", two[0], is_demo=True)
    assert nobody.get(REPORT).status_code in (302, 403)


def test_an_empty_one_says_what_is_counted_and_what_is_not(reader):
    said = told(reader)
    assert "There is nothing to show yet." in said
    assert "at least five were the same" in said
    assert "Not counted are searches of children" in said
    assert "Nothing here fits the filters." in told(reader, which="nothing")


def test_weeks_are_added_up(reader, two):
    tally(two[0], "county lines", 10, clicks=8, first_clicks=6, ranks=12)
    tally(two[0], "county lines", 7, week=date(2026, 11, 2), clicks=2, ranks=9)
    tally(two[0], "vaping", 6, without_result=6)
    assert rows(reader) == [
        {
            "Search": "county lines",
            "Partnership": "North Lincolnshire",
            "Language": "English",
            "Times": "17",
            "Found nothing": "0",
            "Result pressed, on average": "2.1",
            "First result pressed": "60 %",
            "Weeks": "2",
            "Last in the week of": "2026-11-09",
        },
        {
            "Search": "vaping",
            "Partnership": "North Lincolnshire",
            "Language": "English",
            "Times": "6",
            "Found nothing": "6",
            "Result pressed, on average": "too few",
            "First result pressed": "too few",
            "Weeks": "1",
            "Last in the week of": "2026-11-09",
        },
    ]


def test_this_week_and_what_fewer_than_five_typed_is_never_shown(reader, two):
    tally(two[0], "this week", 99, week=date(2026, 11, 16))
    tally(two[0], "four times", 4)
    # Never added up to five: each week stands for itself.
    tally(two[0], "four times", 4, week=date(2026, 11, 2))
    tally(two[0], "five times", 5, without_result=1)
    assert [(row["Search"], row["Found nothing"]) for row in rows(reader)] == [
        ("five times", "fewer than 5")
    ]


def test_each_sees_their_own_partnership(reader, client_as, two):
    tally(two[0], "ours")
    tally(two[1], "theirs")
    assert [row["Search"] for row in rows(reader)] == ["ours"]
    assert "theirs" not in told(reader)
    assert "Cheshire" not in reader.get(REPORT).text
    admin = client_as("admin", two[0], is_demo=True)
    assert [row["Search"] for row in rows(admin)] == ["ours", "theirs"]
    assert [row["Search"] for row in rows(admin, partnership=two[1].pk)] == ["theirs"]


def test_it_is_narrowed_to_what_wants_looking_at(reader, two):
    tally(two[0], "fine", clicks=6, first_clicks=6, ranks=6)
    tally(two[0], "nothing", without_result=9)
    tally(two[0], "low", clicks=5, ranks=30)
    tally(two[0], "unpressed")
    tally(two[0], "old", week=date(2026, 8, 3))
    tally(two[0], "few presses", clicks=4, ranks=40)
    found = {
        which: {row["Search"] for row in rows(reader, which=which)}
        for which in ("nothing", "low", "unpressed")
    }
    assert found == {"nothing": {"nothing"}, "low": {"low"}, "unpressed": {"unpressed", "old"}}
    assert {row["Search"] for row in rows(reader, week_to="2026-08-31")} == {"old"}
    assert "old" not in {row["Search"] for row in rows(reader, week_from="2026-11-01")}


def test_each_line_leads_to_forms_that_are_filled_in(reader, two):
    tally(two[0], "county lines & <phones>")
    page = reader.get(REPORT).text
    links = [unescape(link) for link in re.findall(r'href="([^"]*/add/\?[^"]*)"', page)]
    said = "phrases=county+lines+%26+%3Cphones%3E&{}=County+lines+%26+%3Cphones%3E&language=en"
    assert links == [
        f"{reverse(f'wagtailsnippets_search_editors_{table}:add')}"
        f"?{said.format(name)}&partnership={two[0].pk}"
        for table, name in (("synonymset", "name"), ("promotion", "title"))
    ]
    assert "<phones>" not in page
    filled = reader.get(links[0]).text
    assert "county lines &amp; &lt;phones&gt;</textarea>" in filled


def test_a_spreadsheet_takes_nothing_for_a_formula(reader, two):
    tally(two[0], "=1+1")
    assert [row["Search"] for row in rows(reader)] == ["'=1+1"]
    named = reader.get(REPORT, {"export": "xlsx"})
    assert 'filename="searches-2026-11-19.xlsx"' in named["Content-Disposition"]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_it_takes_the_same_queries_whatever_its_length(reader, two, count, queries):
    for number in range(count):
        tally(two[0], f"search {'x' * number}")
    reader.get(REPORT)
    with queries(QUERIES):
        assert reader.get(REPORT).status_code == 200


QUERIES = 15


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")]
)
def test_small_counts_are_not_told(count, words):
    assert small_words(count) == words


def test_a_few_presses_say_nothing():
    assert (rank_words(4, 40), share_words(4, 4)) == ("too few", "too few")
    assert (rank_words(5, 11), share_words(8, 3)) == ("2.2", "40 %")
