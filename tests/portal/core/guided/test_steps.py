"""What people do at a step: back, change, refresh, send twice, leave; and what programs do."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.core.vault.models import Run
from tests.portal.core.guided.conftest import ALONE, BASE, OURS, POSTED, WITH_CHILDREN

pytestmark = pytest.mark.django_db


def content(walker) -> bytes:
    return bytes(Run.objects.get(pk=walker.run).ciphertext)


# Back


def test_back_keeps_what_was_typed_although_it_is_not_complete(walker):
    walker.send("company", company="friends")
    answer = walker.send("day", act="back", day_day="31", day_month="2", meet="By the church")
    assert (answer.status_code, answer["Location"]) == (303, walker.address("company"))
    html = walker.open("day").text
    assert 'value="By the church"' in html
    assert 'name="day-day_day" value="31"' in html
    assert 'name="day-day_month" value="2"' in html
    assert "There is a problem" not in html


def test_what_was_typed_and_is_no_answer_holds_the_step_up(walker):
    walker.walk(ALONE, company="alone")
    walker.send("day", act="back", day_day="31", day_month="2", day_year="2027", bus="yes")
    assert walker.rows()["Which day?"] == ["31 2 2027", "Needs another look"]
    assert walker.finish().status_code == 409
    assert walker.open("check").context["check"].onward_url == walker.address("day")


def test_back_from_a_step_passed_through_leaves_nothing(walker):
    walker.walk(ALONE[:4], company="alone")
    before = content(walker)
    assert walker.send("hill", act="back", hill="").status_code == 303
    assert content(walker) == before
    assert walker.rows()["How do you feel about the hill?"] == ["Not answered"]


def test_back_from_the_first_step_stays(walker):
    assert 'value="back"' not in walker.open("company").text
    answer = walker.send("company", act="back", company="alone")
    assert answer["Location"] == walker.address("day")


def test_emptying_a_step_and_going_back_empties_it(walker):
    walker.walk(ALONE, company="alone")
    walker.send("notes", act="back", notes="")
    assert walker.rows()["Is there anything else to think of?"] == ["Skipped"]


# Change


def test_changing_an_early_answer_keeps_later_ones_off_the_path(walker):
    walker.walk(WITH_CHILDREN)
    assert walker.send("company", company="alone")["Location"] == walker.address("check")
    assert "How many children are coming?" not in walker.rows()
    assert walker.rows()["Which day?"] == ["5 December 2026"]
    assert walker.open("children").status_code == 303
    assert walker.send("company", company="children")["Location"] == walker.address("check")
    assert walker.rows()["How many children are coming?"] == ["3"]


def test_a_question_off_the_path_keeps_its_answer_on_a_step_saved_again(walker):
    walker.walk(ALONE, company="alone")
    walker.send("sights", sights=["cafe"])
    assert "Do your boots keep the water out?" not in walker.rows()
    walker.send("legs", far="now", rain="0")
    walker.send("sights", sights=["river"])
    assert walker.rows()["Do your boots keep the water out?"] == ["No"]


def test_a_new_step_in_between_is_asked_before_the_end(walker):
    walker.walk(ALONE, company="alone")
    answer = walker.send("company", company="children")
    assert answer["Location"] == walker.address("children")
    assert walker.open("result").status_code == 303
    assert walker.finish().status_code == 409  # the page has no key to send
    assert walker.send("children", children="2")["Location"] == walker.address("check")


def test_a_changed_answer_takes_the_result_away_until_it_is_finished_again(walker):
    walker.walk(ALONE, company="alone")
    walker.finish()
    walker.send("legs", far="now", rain="0", boots="yes")
    answer = walker.open("result")
    assert (answer.status_code, answer["Location"]) == (303, walker.address("check"))
    walker.finish()
    assert walker.open("result").context["bring"] == []


# Refresh, twice


def test_loading_a_step_again_shows_what_was_answered(walker):
    walker.walk(WITH_CHILDREN)
    for _turn in range(3):
        html = walker.open("day").text
        assert 'name="day-day_day" value="5"' in html
        assert 'value="OL24"' in html
    assert 'value="river"' in walker.open("sights").text
    assert walker.open("sights").text.count(" checked") == 2
    assert walker.open("legs").text.count(" checked") == 4
    assert "Round the lake." in walker.open("legs").text


def test_a_step_sent_ten_times_is_saved_once(walker):
    walker.open("company")
    places = {walker.send("company", look=False, company="alone")["Location"] for _n in range(10)}
    assert places == {walker.address("day")}
    walker.open("company")
    assert walker.seen["company"]["company-revision"] == "1"


def test_finishing_ten_times_concludes_once(walker, monkeypatch):
    from portal.core.views.walk import WalkGuide

    made = []
    conclude = WalkGuide.conclude
    monkeypatch.setattr(WalkGuide, "conclude", lambda *args: made.append(1) or conclude(*args))
    walker.walk(ALONE, company="alone")
    walker.open("check")
    key = walker.seen["check"]["key"]
    answers = {walker.finish(key)["Location"] for _n in range(10)}
    assert answers == {walker.address("result")}
    assert made == [1]


# Tampering


@pytest.mark.parametrize("step", ["nothing", "company2", "start", "COMPANY"])
def test_a_step_that_does_not_exist_is_not_found(walker, step):
    assert walker.open(step).status_code == 404
    answer = walker.client.post(walker.address(step), {"act": "back"}, headers=OURS)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"guided-current_step": "day"},
        {"guided-current_step": "nothing"},
        {"guided-current_step": ""},
        {"guided-current_step": None},
        {"company-revision": None},
        {"company-revision": ""},
        {"company-revision": "-1"},
        {"company-revision": "one"},
        {"company-revision": "1" * 5000},
        {"company-revision": "٣" * 9},
    ],
)
@pytest.mark.parametrize("act", ["", "back", "skip"])
def test_a_form_somebody_meddled_with_gets_a_clear_page(walker, change, act):
    walker.open("company")
    data = {**walker.seen["company"], "company-company": "alone", "act": act, **change}
    data = {name: value for name, value in data.items() if value is not None}
    answer = walker.client.post(walker.address("company"), data, headers=OURS)
    assert answer.status_code == 400
    assert "This request cannot be read" in answer.text
    assert walker.rows()["Who is coming with you?"] == ["Not answered"]


def test_an_empty_post_gets_a_clear_page(walker):
    answer = walker.client.post(walker.address("company"), headers=OURS)
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["wizard_goto_step", "guided-wizard_goto_step"])
def test_formtools_own_way_to_jump_leads_where_the_visitor_is(walker, name):
    walker.open("company")
    data = {**walker.seen["company"], name: "company"}
    answer = walker.client.post(walker.address("company"), data, headers=OURS)
    assert answer.status_code in (200, 303)
    assert walker.client.post(
        walker.address("company"), {**data, name: "notes"}, headers=OURS
    ).status_code in (200, 303)
    assert walker.rows()["Who is coming with you?"] == ["Not answered"]


@pytest.mark.parametrize("step", ["day", "notes", "children"])
def test_a_late_step_cannot_be_opened_nor_sent_first(walker, step):
    before = content(walker)
    answer = walker.open(step)
    assert (answer.status_code, answer["Location"]) == (303, walker.address("company"))
    data = {"guided-current_step": step, f"{step}-revision": "0"}
    data |= {f"{step}-{name}": value for name, value in POSTED[step].items()}
    answer = walker.client.post(walker.address(step), data, headers=OURS)
    assert (answer.status_code, answer["Location"]) == (303, walker.address("company"))
    assert content(walker) == before


def test_a_choice_that_was_not_offered_is_refused(walker):
    html = walker.send("company", company="everybody").text
    assert "Choose one of the answers shown." in html
    assert walker.rows()["Who is coming with you?"] == ["Not answered"]


@pytest.mark.parametrize("key", ["", "x", "0" * 32])
def test_a_result_needs_the_mark_of_what_was_checked(walker, key):
    walker.walk(ALONE, company="alone")
    answer = walker.finish(key)
    assert answer.status_code == 409
    assert "Your answers were changed after this page was opened" in answer.text
    assert walker.open("result").status_code == 303


def test_answers_changed_in_another_window_are_checked_again(walker):
    walker.walk(ALONE, company="alone")
    walker.open("check")
    key = walker.seen["check"]["key"]
    walker.send("notes", notes="Bring the cat.")
    assert (
        walker.client.post(walker.address("result"), {"key": key}, headers=OURS).status_code == 409
    )
    assert walker.finish().status_code == 303


def test_an_incomplete_run_never_has_a_result(walker):
    walker.walk(ALONE[:3], company="alone")
    answer = walker.finish(walker.open("check").context["check"].key)
    assert (answer.status_code, answer["Location"]) == (303, walker.address("legs"))
    assert walker.open("result").status_code == 303


# Nothing by GET


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    "page", ["company", "notes", "check", "result", "later", "delete", "children"]
)
def test_looking_changes_nothing(walker, method, page):
    walker.walk(ALONE, company="alone")
    before = content(walker)
    headers = {"sec-purpose": "prefetch", "purpose": "prefetch"}
    answer = getattr(walker.client, method)(walker.address(page), headers=headers)
    assert answer.status_code in (200, 303)
    assert content(walker) == before
    assert walker.open("result").status_code == 303


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("page", ["company", "check", "result", "later", "delete", ""])
def test_other_methods_are_refused(walker, method, page):
    address = walker.address(page) if page else BASE
    answer = getattr(walker.client, method)(address, headers=OURS)
    assert answer.status_code == 405


@pytest.mark.parametrize("page", ["check", "ended"])
def test_a_page_to_read_takes_no_post(walker, page):
    address = walker.address(page) if page == "check" else f"{BASE}ended/"
    answer = walker.client.post(address, headers=OURS)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}])
@pytest.mark.parametrize("page", ["company", "result", "later", "delete", ""])
def test_a_form_from_elsewhere_is_refused(walker, page, headers):
    walker.walk(ALONE, company="alone")
    before = content(walker)
    address = walker.address(page) if page else BASE
    assert walker.client.post(address, {"key": "x"}, headers=headers).status_code == 403
    assert content(walker) == before
    assert Run.objects.count() == 1


# Leaving, skipping, ending


def test_a_step_with_nothing_required_can_be_skipped(walker):
    walker.walk(ALONE[:2], company="alone")
    assert "Skip this step" in walker.open("sights").text
    answer = walker.send("sights", act="skip", sights=["river"])
    assert (answer.status_code, answer["Location"]) == (303, walker.address("legs"))
    assert walker.rows()["What would you like to see?"] == ["Skipped"]
    assert "Skip this step" not in walker.open("sights").text


def test_a_step_answered_before_is_not_emptied_by_skipping(walker):
    walker.walk(ALONE, company="alone")
    walker.send("sights", act="skip", sights=[])
    assert walker.rows()["What would you like to see?"] == ["A river", "A hill with a view"]


def test_a_step_that_must_be_answered_is_not_skipped(walker):
    answer = walker.send("company", act="skip", company="")
    assert answer.status_code == 200
    assert "Choose one answer." in answer.text


def test_a_run_ends_after_half_an_hour_without_a_step(walker, at):
    walker.send("company", company="alone")
    at("2026-11-20 10:29")
    assert walker.open("day").status_code == 200
    at("2026-11-20 10:31")
    answer = walker.open("day")
    assert answer.status_code == 404
    assert "nothing was saved for half an hour" in answer.text
    assert f'href="{BASE}"' in answer.text
    assert f'href="{BASE}resume/"' in answer.text


def test_each_step_gives_another_half_hour(walker, at):
    walker.send("company", company="alone")
    at("2026-11-20 10:20")
    walker.send("day")
    at("2026-11-20 10:45")
    assert walker.open("sights").status_code == 200
    assert "11.15 am" not in walker.open("sights").text
    assert "10.50 am" in walker.open("sights").text


def test_saving_too_late_says_so_and_keeps_the_way_back(walker, at):
    walker.open("company")
    at("2026-11-20 11:00")
    answer = walker.send("company", look=False, company="alone")
    assert answer.status_code == 404
    assert "These answers are not kept here any more" in answer.text


def test_a_run_of_a_version_that_is_gone_says_so(walker, monkeypatch):
    from portal.core.guided.exceptions import FlowGone
    from portal.core.views.walk import WalkGuide

    def gone(_guide, _version):
        raise FlowGone

    monkeypatch.setattr(WalkGuide, "flow", gone)
    answer = walker.open("company")
    assert answer.status_code == 404
    assert "This form has been replaced" in answer.text


def test_more_than_can_be_kept_is_refused_with_the_page_still_there(walker, monkeypatch):
    monkeypatch.setattr("portal.core.vault.runs.LARGEST", 30)
    answer = walker.send("company", company="alone")
    assert answer.status_code == 200
    assert "That is more than we can keep." in answer.text
    assert " checked" in answer.text


def test_starting_again_and_again_is_limited(someone):
    person = someone()
    statuses = [person.client.post(BASE, headers=OURS).status_code for _number in range(121)]
    assert statuses[:120] == [303] * 120
    assert statuses[120] == 429


def test_in_another_language_addresses_are_that_languages(partnership, at):
    at("2026-11-20 10:00")
    client = Client(headers={"host": "localhost"})
    answer = client.post(f"/pl{BASE}", headers=OURS)
    assert answer["Location"].startswith(f"/pl{BASE}run/")
    page = client.get(answer["Location"])
    assert "Who is coming with you?" in page.text
    assert '<div lang="en" dir="ltr">' in page.text
    assert "Continue" in page.text
