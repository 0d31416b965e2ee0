"""A row's way to readers: drafted, submitted, approved; never past the second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, TaskState, WorkflowState
from wagtail.users.models import UserProfile

from portal.reference.models import Contact, Term, TermText
from portal.users.models import Membership
from tests.factories import ContactFactory, TermFactory, TermTextFactory, user_with_role

pytestmark = pytest.mark.django_db
WORDS = "wagtailsnippets_reference_termtext"


@pytest.fixture
def term(two):
    return TermFactory(partnership=two[0], slug="cse")


@pytest.fixture
def row(term):
    return TermTextFactory(owner=term, term="CSE", definition="First words.")


@pytest.fixture
def signed_in(client_as, two) -> Callable[..., Client]:
    return lambda role, partnership=two[0]: client_as(role, partnership, is_demo=True)


def form_of(row: TermText, **changes: Any) -> dict[str, Any]:
    return {
        "owner": row.owner_id,
        "voice": row.voice,
        "term": row.term,
        "expansion": "",
        "definition": row.definition,
        "also": "",
        "street_words": "",
        **changes,
    }


def post_edit(client: Client, row: TermText, **changes: Any) -> Any:
    return client.post(reverse(f"{WORDS}:edit", args=[row.pk]), form_of(row, **changes))


def live_words(row: TermText) -> str:
    return TermText.objects.get(pk=row.pk).definition


def test_an_editor_writes_a_draft_that_readers_do_not_see(signed_in, row):
    answer = post_edit(signed_in("editor"), row, definition="Second words.")
    assert answer.status_code == 302
    assert live_words(row) == "First words."
    row.refresh_from_db()
    assert row.get_latest_revision_as_object().definition == "Second words."


def test_an_editor_cannot_publish_by_asking_for_it(signed_in, row):
    changes = {"definition": "Second words.", "action-publish": "1"}
    post_edit(signed_in("editor"), row, **changes)
    assert live_words(row) == "First words."


def test_an_editor_is_not_offered_to_publish(signed_in, row):
    url = reverse(f"{WORDS}:edit", args=[row.pk])
    assert "action-publish" not in signed_in("editor").get(url).text
    assert "action-publish" in signed_in("approver").get(url).text


def test_an_approver_of_elsewhere_may_only_write_here(signed_in, two, row):
    other = two[1]
    client = signed_in("editor")
    Membership.objects.create(user=client.user, partnership=other, role="approver")
    url = reverse(f"{WORDS}:edit", args=[row.pk])
    assert "action-publish" not in client.get(url).text
    post_edit(client, row, **{"definition": "Mine now.", "action-publish": "1"})
    assert live_words(row) == "First words."


def test_an_approver_publishes(signed_in, row):
    client = signed_in("approver")
    post_edit(client, row, **{"definition": "Second words.", "action-publish": "1"})
    row.refresh_from_db()
    assert (row.definition, row.approved_by, row.live) == ("Second words.", client.user, True)


def submit(client: Client, row: TermText) -> WorkflowState:
    post_edit(client, row, **{"definition": "Second words.", "action-submit": "1"})
    return WorkflowState.objects.get(object_id=str(row.pk))


def decide(client: Client, row: TermText, state: WorkflowState, action: str = "approve") -> Any:
    url = reverse(f"{WORDS}:workflow_action", args=[row.pk, action, state.current_task_state_id])
    return client.post(url, {"comment": "Say it shorter."})


def test_what_an_editor_submits_an_approver_of_the_partnership_approves(signed_in, row):
    state = submit(signed_in("editor"), row)
    assert live_words(row) == "First words."
    approver = signed_in("approver")
    decide(approver, row, state)
    row.refresh_from_db()
    assert (row.definition, row.approved_by) == ("Second words.", approver.user)
    state.refresh_from_db()
    assert state.status == "approved"


def test_what_is_submitted_is_locked_for_its_author(signed_in, row):
    editor = signed_in("editor")
    submit(editor, row)
    post_edit(editor, row, definition="Third words.")
    row.refresh_from_db()
    assert row.get_latest_revision().content["definition"] == "Second words."


def test_nobody_approves_what_they_submitted(signed_in, row):
    approver = signed_in("approver")
    state = submit(approver, row)
    assert decide(approver, row, state)["Location"] == "/cms/"
    assert live_words(row) == "First words."
    decide(signed_in("partnership-admin"), row, state)
    assert live_words(row) == "Second words."


@pytest.mark.parametrize("role", ["editor", "approver"])
def test_nobody_else_decides(signed_in, two, row, role):
    state = submit(signed_in("editor"), row)
    stranger = signed_in(role, two[1] if role == "approver" else two[0])
    assert decide(stranger, row, state).status_code == (302 if role == "editor" else 404)
    assert live_words(row) == "First words."


def test_one_things_address_does_not_decide_about_another(signed_in, two, row):
    """Wagtail asks about the thing in the address and decides about the state in it."""
    _own, other = two
    theirs = TermTextFactory(owner__partnership=other, definition="Theirs.")
    theirs.definition = "Changed."
    theirs.save_revision(user=user_with_role("editor", other))
    state = theirs.get_workflow().start(theirs, user_with_role("editor", other))
    submit(signed_in("editor"), row)
    assert decide(signed_in("approver"), row, state)["Location"] == "/cms/"
    assert live_words(theirs) == "Theirs."
    assert TaskState.objects.get(pk=state.current_task_state_id).status == "in_progress"


def test_an_approver_asks_for_changes(signed_in, row):
    state = submit(signed_in("editor"), row)
    decide(signed_in("approver"), row, state, "reject")
    state.refresh_from_db()
    assert state.status == "needs_changes"
    assert live_words(row) == "First words."


def test_the_first_page_lists_what_waits_for_somebody(signed_in, two, row):
    submit(signed_in("editor"), row)
    assert "CSE (Adults)" in signed_in("approver").get("/cms/").text
    assert "CSE (Adults)" not in signed_in("approver", two[1]).get("/cms/").text


def test_a_new_row_begins_as_a_draft_of_ones_own(signed_in, two):
    client = signed_in("editor")
    url = reverse("wagtailsnippets_reference_contact:add")
    client.post(url, contact_form(two[0], "01632 960 111"))
    contact = Contact.objects.get(key="team")
    assert (contact.live, contact.partnership, contact.phone) == (False, two[0], "01632 960 111")
    assert contact.number_state == "check"


def contact_form(partnership: Any, phone: str, **values: Any) -> dict[str, Any]:
    return {
        "partnership": partnership.pk,
        "key": "team",
        "kind": "team",
        "name": "Team",
        "phone": phone,
        "textphone": "",
        "email": "",
        "url": "",
        "opening_hours": "null",
        "note": "",
        **values,
    }


@pytest.mark.parametrize("belongs", ["other", "national"])
def test_nobody_makes_a_row_for_others(signed_in, two, belongs):
    values = contact_form(two[1], "01632 960 111")
    if belongs == "national":
        values["partnership"] = ""
    answer = signed_in("approver").post(reverse("wagtailsnippets_reference_contact:add"), values)
    assert answer.status_code == 200
    assert not Contact.objects.filter(key="team").exists()


def test_a_row_does_not_move_between_partnerships(signed_in, two):
    contact = ContactFactory(partnership=two[0], key="team", name="Team")
    url = reverse("wagtailsnippets_reference_contact:edit", args=[contact.pk])
    signed_in("approver").post(url, contact_form(two[1], "01632 960 500", name="Renamed"))
    contact.refresh_from_db()
    version = contact.get_latest_revision_as_object()
    assert (contact.partnership, version.partnership, version.name) == (two[0], two[0], "Renamed")


def test_structure_is_changed_by_approvers_at_once_and_keeps_its_history(signed_in, term):
    url = reverse("wagtailsnippets_reference_term:edit", args=[term.pk])
    values = {"partnership": term.partnership_id, "slug": "cse", "order": 5, "is_acronym": "on"}
    signed_in("editor").post(url, values)
    assert Term.objects.get(pk=term.pk).is_acronym is False
    signed_in("approver").post(url, values)
    assert Term.objects.get(pk=term.pk).is_acronym is True
    assert term.revisions.count() == 1
    assert ModelLogEntry.objects.filter(object_id=str(term.pk)).exists()


def test_letters_reach_the_approvers_of_the_partnership_and_nobody_else(
    signed_in, two, row, sent_mail
):
    own, other = two
    wanted = {user_with_role(role, own).email for role in ("approver", "partnership-admin")}
    for role, where in (("approver", other), ("editor", own), ("admin", None), ("trainer", own)):
        user_with_role(role, where)
    editor = signed_in("editor")
    state = submit(editor, row)
    letters = sent_mail()
    assert sorted(letter.to[0] for letter in letters) == sorted(wanted)
    assert {letter.subject for letter in letters} == {"Something waits for your approval"}
    address = f"http://localhost:8000/cms/snippets/reference/termtext/edit/{row.pk}/"
    assert all("CSE (Adults)" in letter.body and address in letter.body for letter in letters)

    decide(signed_in("approver"), row, state, "reject")
    (letter,) = sent_mail()[2:]
    assert letter.to == [editor.user.email]
    assert letter.subject == "Changes are asked for before it can be published"
    assert "Say it shorter." in letter.body


def test_who_submitted_hears_of_approval(signed_in, row, sent_mail):
    editor = signed_in("editor")
    decide(signed_in("approver"), row, submit(editor, row))
    (letter,) = [each for each in sent_mail() if each.to == [editor.user.email]]
    assert letter.subject == "What you submitted is approved"


def test_who_does_not_want_letters_gets_none(signed_in, two, row, sent_mail):
    approver = user_with_role("approver", two[0])
    profile = UserProfile.get_for_user(approver)
    profile.submitted_notifications = False
    profile.save()
    submit(signed_in("editor"), row)
    assert sent_mail() == []


def test_letters_go_with_what_they_are_about(signed_in, row, sent_mail):
    user_with_role("approver", row.owner.partnership)
    editor = user_with_role("editor", row.owner.partnership)
    row.save_revision(user=editor)
    with transaction.atomic():
        row.get_workflow().start(row, editor)
        transaction.set_rollback(True)
    assert sent_mail() == []
    row.get_workflow().start(row, editor)
    assert len(sent_mail()) == 1
