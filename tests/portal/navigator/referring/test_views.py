"""The start page, what other pages hand over, and who may see a run until when."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.core.limits.file import run as run_limits
from portal.core.vault.models import Run
from tests import factories
from tests.portal.navigator.referring.working import CHILD, OURS, Shelf, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    """Give the live rules, free to be replaced; starts of others are forgotten."""
    run_limits("DELETE FROM hits")
    return Shelf(monkeypatch)


@pytest.fixture
def worker(partnership, at):
    """Sit somebody down on a quiet November morning."""
    at("2026-11-20 10:00")
    return Worker()


@pytest.fixture
def finished(worker):
    """Give somebody who has a result."""
    worker.start()
    worker.walk(**CHILD)
    worker.finish()
    return worker


def test_the_start_page_says_what_it_does_and_what_is_kept(worker):
    page = worker.client.get("/refer/")
    assert page.status_code == 200
    assert "Your answers are locked to this browser and wiped 30 minutes after the last one." in (
        page.text
    )
    assert "It does not refer for you" in page.text
    assert "<title>Where do I refer?" in page.text
    assert page.cookies == {}
    assert Run.objects.count() == 0


def test_danger_comes_before_the_start(worker):
    text = worker.client.get("/refer/").text
    assert text.index('href="tel:999"') < text.index("Start now")
    assert text.index("A worry that cannot wait") < text.index("Start now")


def test_the_front_door_needs_no_start(worker, partnership):
    factories.ContactFactory(partnership=partnership, front_door=True)
    text = worker.client.get("/refer/").text
    main = text[text.index("<main") :]
    assert main.index('href="tel:01632960500"') < main.index("Start now")


def test_without_rules_the_page_is_honest(worker, shelf):
    shelf.live.clear()
    page = worker.client.get("/refer/")
    assert page.status_code == 200
    assert "The steps for this area are not here yet." in page.text
    assert 'href="tel:999"' in page.text
    assert "Start now" not in page.text
    answer = worker.client.post("/refer/", headers=OURS)
    assert (answer.status_code, answer["Location"]) == (303, "/refer/")
    assert Run.objects.count() == 0


def test_a_run_whose_rules_are_gone_begins_again(finished, shelf):
    shelf.live.clear()
    page = finished.result()
    assert page.status_code == 404
    assert "This form has been replaced" in page.text


def test_what_another_page_knows_is_filled_in(worker):
    worker.start(harms=["CCE", "MISS", "made-up"], subject="child", age="15")
    worker.send("danger", **CHILD["danger"])
    assert worker.open("about").context["form"].initial["subject"] == "child"
    assert worker.open("seeing").context["form"].initial["harms"] == ["CCE", "MISS"]
    assert worker.open("person").context["form"].initial["age"] == 15


def test_what_does_not_fit_is_asked(worker):
    worker.start(harms="made-up", subject="planet", age="old", level="significant")
    worker.send("danger", **CHILD["danger"])
    assert worker.open("about").context["form"].initial["subject"] is None


def test_another_site_starts_nothing(worker):
    answer = worker.client.post(
        "/refer/", {"harms": "CCE"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403
    assert Run.objects.count() == 0


def test_the_latest_result_is_found_again(finished, at):
    answer = finished.client.get("/refer/result/")
    assert (answer.status_code, answer["Location"]) == (303, finished.address("result"))
    at("2026-11-20 10:05")
    other = Worker(finished.client)
    other.start()
    assert finished.client.get("/refer/result/")["Location"] == other.address("result")


def test_nobody_has_a_latest_result_at_first(worker):
    assert worker.client.get("/refer/result/").status_code == 404


@pytest.mark.parametrize("page", ["danger", "check", "result", "delete"])
def test_a_run_is_nobody_elses(finished, page):
    assert finished.open(page).status_code == 200
    assert Worker(run=finished.run).open(page).status_code == 404


def test_another_visitor_changes_nothing(finished):
    stranger = Worker(run=finished.run)
    assert stranger.send("seeing", look=False, harms=["RAD"]).status_code == 404
    assert finished.open("seeing").context["form"].initial["harms"] == ["CCE", "unsure"]


def test_a_run_is_not_seen_on_the_site_of_another_partnership(four_partnerships, at):
    at("2026-11-20 10:00")
    worker = Worker()
    worker.start()
    theirs = four_partnerships["cheshire-east"].site.hostname
    assert worker.client.get(worker.address("danger")).status_code == 200
    assert worker.client.get(worker.address("danger"), headers={"host": theirs}).status_code == 404


def test_half_an_hour_after_the_last_answer_it_is_gone(finished, at):
    at("2026-11-20 10:29:59")
    assert finished.result().status_code == 200
    at("2026-11-20 10:30")
    page = finished.result()
    assert page.status_code == 404
    assert "These answers are not kept here any more" in page.text
    assert finished.client.get("/refer/result/").status_code == 404


def test_eight_hours_after_the_start_it_is_gone_whatever_was_answered(worker, at):
    worker.start()
    for quarter in range(1, 24):
        at(f"2026-11-20 {10 + quarter // 3}:{20 * (quarter % 3):02}")
        assert (
            worker.send("danger", **{"urgent-health": ("yes", "no")[quarter % 2]}).status_code
            == 303
        )
    at("2026-11-20 17:59:59")
    assert worker.open("danger").status_code == 200
    at("2026-11-20 18:00")
    assert worker.open("danger").status_code == 404


def test_exit_wipes_it(finished):
    assert finished.client.get("/leave/").status_code in (200, 302, 303)
    assert Run.objects.count() == 0
    assert finished.result().status_code == 404


def test_finish_and_delete_leaves_nothing(finished):
    answer = finished.client.post(finished.address("delete"), headers=OURS)
    assert answer["Location"] == "/refer/ended/"
    assert Run.objects.count() == 0


def test_no_page_may_be_kept(finished):
    for page in ("danger", "check", "result"):
        assert finished.open(page)["Cache-Control"] == "no-store"
    assert Client(headers={"host": "localhost"}).get("/refer/")["Cache-Control"] == "no-store"
