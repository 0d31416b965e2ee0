"""Two windows, two runs, two visitors: nothing ever mixes."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from portal.core.guided.queries import has_runs
from portal.core.vault.models import Run
from portal.core.vault.visitor import visitor_of
from tests.portal.core.guided.conftest import ALONE, OURS, POSTED, Walker

pytestmark = pytest.mark.django_db


def test_two_runs_of_one_browser_never_mix(walker):
    other = walker.window()
    other.start()
    assert other.run != walker.run
    walker.open("company")
    other.open("company")
    other.send("company", look=False, company="children")
    walker.send("company", look=False, company="alone")
    other.send("children", children="5")
    walker.walk(ALONE[1:])
    assert walker.rows()["Who is coming with you?"] == ["On my own"]
    assert other.rows()["Who is coming with you?"] == ["With children"]
    assert other.rows()["How many children are coming?"] == ["5"]
    assert "How many children are coming?" not in walker.rows()


def test_two_windows_may_answer_different_steps(walker):
    walker.walk(ALONE, company="alone")
    other = walker.window()
    walker.open("sights")
    other.open("legs")
    assert other.send("legs", look=False, far="now", rain="0").status_code == 303
    assert walker.send("sights", look=False, sights=["cafe"]).status_code == 303
    assert walker.rows()["How much does it look like rain?"] == ["None"]
    assert walker.rows()["What would you like to see?"] == ["A café"]


def test_the_same_step_changed_in_two_windows_asks_which_to_keep(walker):
    other = walker.window()
    walker.walk(ALONE, company="alone")
    walker.open("notes")
    other.open("notes")
    assert other.send("notes", look=False, notes="Bring the cat.").status_code == 303
    answer = walker.send("notes", look=False, notes="Bring the <horse>.")
    assert answer.status_code == 409
    assert "Which answers do you want to keep?" in answer.text
    assert "Bring the cat." in answer.text
    assert "Bring the &lt;horse&gt;." in answer.text
    assert walker.rows(show="answers")["Is there anything else to think of?"] == ["Bring the cat."]


def test_what_this_window_sent_can_be_kept_instead(walker):
    other = walker.window()
    walker.walk(ALONE[:4], company="alone")
    walker.open("day")
    other.open("day")
    other.send("day", look=False, day_day="6", day_month="12", day_year="2026", bus="no")
    conflict = walker.send("day", look=False)
    again = dict(conflict.context["conflict"].hidden)
    again["guided-current_step"] = "day"
    answer = walker.client.post(walker.address("day"), again, headers=OURS)
    assert answer.status_code == 303
    assert walker.rows()["Which day?"] == ["5 December 2026"]
    assert walker.rows()["Is there a bus home?"] == ["Yes"]


def test_several_ticks_are_sent_again_one_by_one(walker):
    other = walker.window()
    walker.walk(ALONE[:3], company="alone")
    other.open("sights")
    walker.send("sights", sights=["cafe"])
    conflict = other.send("sights", look=False, sights=["river", "woods"])
    names = [pair for pair in conflict.context["conflict"].hidden if pair[0] == "sights-sights"]
    assert names == [("sights-sights", "river"), ("sights-sights", "woods")]
    assert ("sights-revision", "2") in conflict.context["conflict"].hidden


def test_the_same_answers_in_two_windows_are_no_conflict(walker):
    other = walker.window()
    walker.open("company")
    other.open("company")
    assert walker.send("company", look=False, company="alone").status_code == 303
    assert other.send("company", look=False, company="alone").status_code == 303


def test_a_third_window_asks_again(walker):
    walker.walk(ALONE, company="alone")
    windows = [walker.window() for _number in range(3)]
    for window in windows:
        window.open("notes")
    windows[0].send("notes", look=False, notes="one")
    windows[1].open("notes")
    windows[1].send("notes", look=False, notes="two")
    assert windows[2].send("notes", look=False, notes="three").status_code == 409


def test_another_visitor_finds_nothing(walker, someone):
    walker.walk(ALONE, company="alone")
    walker.finish()
    stranger = someone()
    stranger.start()
    thief = stranger.window()
    thief.run = walker.run
    for page in ("company", "notes", "check", "result", "later", "delete", "nothing"):
        answer = thief.open(page)
        assert (page, answer.status_code) == (page, 404)
        posted = thief.client.post(thief.address(page), {"key": "x"}, headers=OURS)
        assert (page, posted.status_code) == (page, 404)
    assert thief.client.get(thief.address("company")[:-8]).status_code == 404
    assert Run.objects.count() == 2


def test_somebody_without_a_cookie_finds_the_same_page(walker, someone):
    stranger = someone()
    stranger.run = walker.run
    answer = stranger.open("company")
    assert answer.status_code == 404
    assert "These answers are not kept here any more" in answer.text
    stranger.run = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
    assert stranger.open("company").text == answer.text.replace(walker.run, stranger.run)


def test_a_run_of_one_partnership_is_not_found_on_anothers_host(four_partnerships, at):
    at("2026-11-20 10:00")
    person = Walker(Client(headers={"host": "localhost"}))
    person.start()
    host = four_partnerships["tees"].site.hostname
    answer = person.client.get(person.address("company"), headers={"host": host})
    assert answer.status_code == 404


def test_a_run_of_another_kind_is_not_found(walker):
    Run.objects.update(kind="another")
    assert walker.open("company").status_code == 404


def test_a_browser_holds_a_run_until_it_is_deleted(walker, at):
    moment = at("2026-11-20 10:00")
    visitor = _visitor(walker)
    assert has_runs(visitor=visitor, now=moment)
    walker.client.post(walker.address("delete"), headers=OURS)
    assert not has_runs(visitor=visitor, now=moment)
    assert not has_runs(visitor=None, now=moment)


def _visitor(walker):
    request = RequestFactory().get("/")
    request.COOKIES.update({name: c.value for name, c in walker.client.cookies.items()})
    return visitor_of(request)


def test_posted_answers_name_their_step(walker):
    walker.open("company")
    data = {**walker.seen["company"], **{f"day-{k}": v for k, v in POSTED["day"].items()}}
    answer = walker.client.post(walker.address("company"), data, headers=OURS)
    assert answer.status_code == 200
    assert "Choose one answer." in answer.text
