"""One visitor, one run: from the start page to nothing left."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from portal.core.vault.models import Run, RunOpener
from tests.portal.core.guided.conftest import ALONE, BASE, OURS, POSTED, WITH_CHILDREN

pytestmark = pytest.mark.django_db


def test_reading_the_start_page_keeps_nothing(someone):
    answer = someone().client.get(BASE)
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert Run.objects.count() == 0
    assert "half an hour" in answer.text


def test_starting_makes_a_run_and_one_cookie(someone):
    person = someone()
    answer = person.client.post(BASE, headers=OURS)
    [cookie] = answer.cookies.values()
    assert cookie.key == settings.VISITOR_COOKIE_NAME
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", "")
    assert answer.status_code == 303
    assert Run.objects.get().kind == "specimen-walk"
    assert len(Run.objects.get().id) == 26


def test_a_walk_leads_from_step_to_step_to_the_check_page(walker):
    for step, after in zip(ALONE, (*ALONE[1:], "check"), strict=True):
        values = {"company": "alone"} if step == "company" else POSTED[step]
        answer = walker.send(step, **values)
        assert (answer.status_code, answer["Location"]) == (303, walker.address(after))


def test_an_answer_puts_a_step_on_the_path(walker):
    assert walker.send("company")["Location"] == walker.address("children")


def test_every_answer_stands_on_the_check_page(walker):
    walker.walk(WITH_CHILDREN)
    assert walker.rows(show="answers") == {
        "Who is coming with you?": ["With children"],
        "How many children are coming?": ["3"],
        "Which day?": ["5 December 2026"],
        "Is there a bus home?": ["Yes"],
        "Where do you meet?": ["Skipped"],
        "Number of your map": ["OL24"],
        "What would you like to see?": ["A river", "A hill with a view"],
        "When did you last walk for two hours?": [
            "Recent", "How we know: Seen by a worker", "Round the lake.",
        ],
        "How much does it look like rain?": ["Clear signs"],
        "Do your boots keep the water out?": ["No"],
        "How do you feel about the hill?": ["3 – Good"],
        "Is there anything else to think of?": ["Bring the dog."],
    }  # fmt: skip


def test_a_private_answer_is_not_in_the_page_until_asked_for(walker):
    walker.walk(ALONE, company="alone")
    hidden = walker.open("check").text
    assert "Bring the dog." not in hidden
    assert "Hidden" in hidden
    assert "Bring the dog." in walker.open("check", show="answers").text


def test_finishing_leads_to_the_result(walker):
    walker.walk(WITH_CHILDREN)
    answer = walker.finish()
    assert (answer.status_code, answer["Location"]) == (303, walker.address("result"))
    page = walker.open("result")
    assert page.status_code == 200
    assert page.context["bring"] == [
        {"term": "A coat", "words": "Because it looks like rain"},
        {"term": "Sandwiches", "words": "Because children are coming"},
        {"term": "Dry socks", "words": "Because your boots let water in"},
    ]


def test_finish_and_delete_leaves_nothing(walker):
    walker.walk(ALONE, company="alone")
    walker.finish()
    answer = walker.client.post(walker.address("delete"), headers=OURS)
    assert (answer.status_code, answer["Location"]) == (303, f"{BASE}ended/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[settings.VISITOR_COOKIE_NAME]["max-age"] == 0
    assert (Run.objects.count(), RunOpener.objects.count()) == (0, 0)
    for page in ("company", "check", "result"):
        assert walker.open(page).status_code == 404
    assert "Your answers are deleted" in walker.client.get(f"{BASE}ended/").text


def test_the_cookie_stays_while_it_opens_another_run(walker):
    other = walker.window()
    other.start()
    answer = walker.client.post(walker.address("delete"), headers=OURS)
    assert answer.cookies == {}
    assert other.open("company").status_code == 200
    assert walker.open("company").status_code == 404


def test_a_link_alone_deletes_nothing(walker):
    answer = walker.open("delete")
    assert answer.status_code == 200
    assert "Delete your answers?" in answer.text
    assert Run.objects.count() == 1


@pytest.mark.parametrize("page", ["company", "check", "result", "delete", "later"])
def test_no_page_of_a_run_is_kept_by_a_browser(walker, page):
    walker.walk(ALONE, company="alone")
    walker.finish()
    assert walker.open(page)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["", "ended/", "resume/"])
def test_nor_are_the_pages_around_it(someone, page):
    answer = someone().client.get(BASE + page)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_no_link_and_no_form_leads_nowhere(walker):
    walker.walk(ALONE, company="alone")
    walker.finish()
    other = walker.window()
    walker.open("notes")
    other.send("notes", notes="Bring the cat.")
    conflict = walker.send("notes", look=False, notes="Bring the horse.")
    walker.finish()
    words = walker.client.post(walker.address("later"), headers=OURS)
    pages = [walker.open(p) for p in ("company", "day", "check", "result", "later", "delete")]
    around = [walker.client.get(f"{BASE}{p}") for p in ("", "resume/", "ended/", "run/none/check/")]
    for page in (*pages, *around, conflict, words):
        leads = re.findall(r'(?:href|action)="([^"]*)"', page.text)
        assert [lead for lead in leads if not lead or lead.startswith("{")] == []


def test_finish_and_delete_is_a_button_of_the_result(walker):
    walker.walk(ALONE, company="alone")
    walker.finish()
    text = walker.open("result").text
    assert re.search(r'<form method="post" action="([^"]+)">', text)[1] == walker.address("delete")
    assert f'href="{walker.address("check")}"' in text


def test_what_is_written_is_kept_from_autofill_and_spell_check(walker):
    walker.walk(WITH_CHILDREN)
    for step, name in (("day", "day-meet"), ("day", "day-map"), ("children", "children-children")):
        field = re.search(rf'<input[^>]*name="{name}"[^>]*>', walker.open(step).text)[0]
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field
    for step, name in (("notes", "notes-notes"), ("legs", "legs-far__note")):
        field = re.search(rf'<textarea[^>]*name="{name}"[^>]*>', walker.open(step).text)[0]
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field


def test_nothing_answered_is_in_an_address_or_a_session(walker):
    walker.walk(WITH_CHILDREN)
    assert set(walker.client.cookies) == {settings.VISITOR_COOKIE_NAME}
    assert "dog" not in Run.objects.get().ciphertext.hex()
    assert bytes(Run.objects.get().ciphertext).find(b"dog") == -1


def test_the_run_itself_leads_to_where_it_was_left(walker):
    walker.send("company", company="alone")
    answer = walker.client.get(f"{BASE}run/{walker.run}/")
    assert (answer.status_code, answer["Location"]) == (303, walker.address("day"))


def test_saving_a_step_looks_once_and_writes_once(walker, queries):
    walker.open("company")
    with queries(4):  # the transaction begins, look and lock, write, it ends
        walker.send("company", look=False, company="alone")


def test_a_form_that_is_refused_writes_nothing(walker, queries):
    walker.open("company")
    with queries(3):
        walker.send("company", look=False, company="nobody")


def test_showing_a_step_asks_for_the_run_once(walker, queries):
    walker.open("company")
    with queries(1):
        assert walker.open("company").status_code == 200


def test_only_demonstrations_have_the_walk(someone, settings):
    settings.DEMO = False
    assert someone().client.get(BASE).status_code == 404
    assert someone().client.post(BASE, headers=OURS).status_code == 404
