"""Four words: asked for, shown once, taken anywhere."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from tests.portal.core.guided.conftest import ALONE, BASE, OURS

pytestmark = pytest.mark.django_db


def ask(walker) -> str:
    answer = walker.client.post(walker.address("later"), headers=OURS)
    assert answer.status_code == 200
    return re.search(r"<b>([a-z]+(?: [a-z]+){3})</b>", answer.text)[1]


def use(person, words: str):
    return person.client.post(f"{BASE}resume/", {"words": words}, headers=OURS)


def test_leaving_a_step_for_later_keeps_it_and_offers_words(walker):
    answer = walker.send("company", act="later", company="alone")
    assert (answer.status_code, answer["Location"]) == (303, walker.address("later"))
    page = walker.open("later")
    assert "Give me four words" in page.text
    assert walker.rows()["Who is coming with you?"] == ["On my own"]


def test_words_open_the_run_in_another_browser(walker, someone):
    walker.walk(ALONE[:3], company="alone")
    words = ask(walker)
    other = someone()
    answer = use(other, f"  {words.upper().replace(' ', '-')} ")
    assert (answer.status_code, answer["Location"]) == (303, walker.address("legs"))
    assert answer.cookies[settings.VISITOR_COOKIE_NAME]["httponly"] is True
    other.run = walker.run
    assert other.rows()["Who is coming with you?"] == ["On my own"]
    assert walker.open("legs").status_code == 200


def test_words_are_shown_once(walker):
    words = ask(walker)
    for page in ("later", "company", "check"):
        assert words not in walker.open(page).text
    assert "You already have four words." in walker.open("later").text


def test_new_words_take_the_place_of_old_ones(walker, someone):
    first, second = ask(walker), ask(walker)
    assert first != second
    assert use(someone(), first).status_code == 200
    assert use(someone(), second).status_code == 303


def test_the_page_says_until_when_words_work(walker):
    text = walker.client.post(walker.address("later"), headers=OURS).text
    assert "until 27 November 2026 at 10 am" in text
    assert "You can come back with your four words until 27 November 2026." in (
        walker.open("company").text
    )


def test_after_half_an_hour_only_the_words_open_it(walker, at, someone):
    walker.walk(ALONE[:1], company="alone")
    words = ask(walker)
    at("2026-11-23 10:00")
    assert walker.open("day").status_code == 404
    assert use(walker, words)["Location"] == walker.address("day")
    assert walker.open("day").status_code == 200
    at("2026-11-28 10:00")
    assert "do not open anything" in use(someone(), words).text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Enter the four words you were given"),
        ("one two three", "Enter the four words you were given"),
        ("zzzz apple banana cherry", "“zzzz” is not one of our words."),
        ("<b> zzzz yyyy xxxx wwww", "Enter the four words you were given"),
    ],
)
def test_words_that_cannot_be_ours_are_refused(someone, words, said):
    answer = use(someone(), words)
    assert answer.status_code == 200
    assert said in answer.text
    assert "<title>Error: Carry on where you left off" in answer.text
    assert answer.cookies == {}


def test_words_of_nothing_open_nothing(walker, someone):
    words = ask(walker).split()
    answer = use(someone(), " ".join(reversed(words)))
    assert answer.status_code == 200
    assert "These four words do not open anything." in answer.text


def test_trying_words_is_slowed_down(walker, someone):
    words = " ".join(reversed(ask(walker).split()))
    person = someone()
    statuses = [use(person, words).status_code for _number in range(10)]
    assert statuses[-1] == 429
    again = use(person, words)
    assert int(again["Retry-After"]) > 0
    assert "Your words are still here" in again.text
    assert words in again.text
    assert walker.client.post(walker.address("later"), headers=OURS).status_code == 429


def test_words_of_a_deleted_run_open_nothing(walker, someone):
    words = ask(walker)
    walker.client.post(walker.address("delete"), headers=OURS)
    assert use(someone(), words).status_code == 200
