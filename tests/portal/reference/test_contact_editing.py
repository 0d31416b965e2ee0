"""A contact in the CMS: a changed number is nobody's to press until somebody else has rung it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.core.audit.models import AuditEvent
from portal.core.cms.exceptions import SecondPersonNeeded
from portal.core.publishing import publish_row
from portal.core.publishing.ways import publish_revision
from portal.reference.actions import verify_contact
from portal.reference.exceptions import NumberNeedsSecondPerson
from portal.reference.models import Contact, NumberState
from portal.reference.presenters import contact_card
from portal.reference.presenters.numbers import number_state
from tests.factories import ContactFactory, user_with_role

pytestmark = pytest.mark.django_db
NEW = "01632 960 999"


@pytest.fixture
def contact(two):
    return ContactFactory(
        partnership=two[0], key="front-door", kind="front-door", name="Front door"
    )


@pytest.fixture
def signed_in(client_as, two) -> Callable[[str], Client]:
    def make(role: str) -> Client:
        client = client_as(role, two[0], is_demo=True)
        client.raise_request_exception = False
        return client

    return make


def form_of(contact: Contact, **changes: Any) -> dict[str, Any]:
    return {
        "partnership": contact.partnership_id,
        "key": contact.key,
        "kind": contact.kind,
        "name": contact.name,
        "phone": contact.phone,
        "textphone": contact.textphone,
        "email": contact.email,
        "url": contact.url,
        "opening_hours": "null",
        "note": contact.note,
        **changes,
    }


def edit(client: Client, contact: Contact, **changes: Any) -> Any:
    url = reverse("wagtailsnippets_reference_contact:edit", args=[contact.pk])
    return client.post(url, form_of(contact, **changes))


def press(client: Client, contact: Contact, **seen: str) -> Any:
    url = reverse("wagtailsnippets_reference_contact:verify", args=[contact.pk])
    values = {"seen_phone": contact.phone, "seen_textphone": contact.textphone, **seen}
    return client.post(url, values, follow=True)


def publish(revision: Any, user: Any) -> None:
    publish_revision(revision=revision, user=user)


def state_of(contact: Contact) -> tuple[str, str, bool]:
    row = Contact.objects.get(pk=contact.pk)
    return row.phone, row.number_state, row.verified_at is not None


def test_a_draft_leaves_the_number_readers_press(signed_in, contact):
    edit(signed_in("editor"), contact, phone=NEW)
    assert state_of(contact) == ("01632 960 500", NumberState.SURE, True)


def test_who_changes_a_number_does_not_publish_it_alone(signed_in, contact, two):
    answer = edit(signed_in("approver"), contact, **{"phone": NEW, "action-publish": "1"})
    assert state_of(contact) == ("01632 960 500", NumberState.SURE, True)
    version = contact.revisions.latest("pk").as_object()
    assert (version.phone, version.number_state) == (NEW, NumberState.CHECK)
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(
    "changes",
    [{"phone": NEW}, {"textphone": NEW}, {"email": "x@example.org"}, {"url": "https://x.org"}],
)
def test_every_way_to_reach_somebody_takes_two(two, contact, changes):
    author, second = (user_with_role("approver", two[0]) for _n in range(2))
    for name, value in changes.items():
        setattr(contact, name, value)
    revision = contact.save_revision(user=author)
    with pytest.raises(SecondPersonNeeded, match="somebody else has to publish it"):
        publish(revision, author)
    publish(revision, second)
    assert Contact.objects.filter(pk=contact.pk, **changes).exists()


def test_another_note_takes_one(two, contact):
    author = user_with_role("approver", two[0])
    contact.note = "Ask for the duty worker."
    publish(contact.save_revision(user=author), author)
    assert Contact.objects.get(pk=contact.pk).note == "Ask for the duty worker."


def test_a_new_contact_takes_two(two):
    author = user_with_role("approver", two[0])
    contact = ContactFactory(partnership=two[0], live=False, unchecked=True)
    with pytest.raises(SecondPersonNeeded):
        publish(contact.save_revision(user=author), author)


def test_a_published_new_number_is_not_verified_any_more(two, contact, at):
    now = at("2030-11-20 10:00")
    author, second = (user_with_role("approver", two[0]) for _n in range(2))
    contact.phone = NEW
    publish(contact.save_revision(user=author), second)
    assert state_of(contact) == (NEW, NumberState.CHECK, False)
    card = contact_card(two[0], "front-door", now)
    assert (card.number, card.tel, card.is_dialable) == (NEW, "", False)


def test_nobody_verifies_the_number_they_brought(two, contact, at):
    now = at("2030-11-20 10:00")
    author, second = (user_with_role("approver", two[0]) for _n in range(2))
    contact.phone = NEW
    publish(contact.save_revision(user=author), second)
    row = Contact.objects.get(pk=contact.pk)
    assert row.number_changed_by == author
    with pytest.raises(NumberNeedsSecondPerson, match="somebody else has to ring it"):
        verify_contact(contact=row, verified_by=author, now=now)
    verify_contact(contact=row, verified_by=second, now=now)
    assert state_of(contact) == (NEW, NumberState.SURE, True)


def test_a_later_editor_of_the_draft_has_not_brought_the_number(two, contact):
    author, later = (user_with_role("editor", two[0]) for _n in range(2))
    contact.phone = NEW
    contact.save_revision(user=author)
    draft = Contact.objects.get(pk=contact.pk).get_latest_revision_as_object()
    draft.note = "Open all day."
    draft.save_revision(user=later)
    version = Contact.objects.get(pk=contact.pk).get_latest_revision_as_object()
    assert version.number_changed_by == author


def test_who_changes_a_note_has_not_brought_the_number(two, contact):
    contact.note = "Open all day."
    contact.save_revision(user=user_with_role("editor", two[0]))
    assert contact.number_changed_by is None


def test_who_made_a_contact_brought_its_number(signed_in, two):
    client = signed_in("editor")
    new = ContactFactory.build(partnership=two[0], key="team", kind="team", name="Team")
    client.post(reverse("wagtailsnippets_reference_contact:add"), form_of(new))
    row = Contact.objects.get(key="team")
    assert row.get_latest_revision_as_object().number_changed_by == client.user


def test_an_old_version_brings_no_old_verification_back(two, contact):
    """Going back to a number that was verified once asks for it to be rung again."""
    author, second = (user_with_role("approver", two[0]) for _n in range(2))
    first = contact.save_revision(user=author)
    contact.phone = NEW
    publish(contact.save_revision(user=author), second)
    publish(first, second)
    assert state_of(contact) == ("01632 960 500", NumberState.CHECK, False)


def test_saving_another_number_past_the_forms_takes_the_verification_away(contact):
    contact.phone = NEW
    contact.save(update_fields=["phone"])
    assert state_of(contact) == (NEW, NumberState.CHECK, False)


def test_a_number_taken_out_leaves_nothing_verified(contact):
    contact.phone = ""
    contact.save()
    assert state_of(contact) == ("", NumberState.BLANK, False)


def test_one_press_says_who_and_when_and_goes_to_the_log(signed_in, two, at):
    contact = ContactFactory(partnership=two[0], unchecked=True)
    now = at("2030-11-20 10:00")
    client = signed_in("editor")
    page = press(client, contact)
    assert "Verified. Readers can press the number now." in page.text
    row = Contact.objects.get(pk=contact.pk)
    assert (row.verified_by, row.verified_at) == (client.user, now)
    event = AuditEvent.objects.get(kind="contact-verified")
    assert (event.actor_id, event.partnership_id, event.subject) == (
        client.user.pk,
        two[0].pk,
        f"reference.Contact:{contact.pk}",
    )
    assert event.detail == {}


def test_a_press_verifies_the_number_that_was_on_the_screen(signed_in, two):
    contact = ContactFactory(partnership=two[0], unchecked=True)
    page = press(signed_in("editor"), contact, seen_phone="01632 960 001")
    assert "has changed to 01632 960 500 since you looked" in page.text
    assert state_of(contact)[1] == NumberState.CHECK
    assert not AuditEvent.objects.filter(kind="contact-verified").exists()


def test_looking_verifies_nothing(signed_in, two):
    contact = ContactFactory(partnership=two[0], unchecked=True)
    url = reverse("wagtailsnippets_reference_contact:verify", args=[contact.pk])
    assert signed_in("editor").get(url).status_code == 405
    assert state_of(contact)[1] == NumberState.CHECK


@pytest.mark.parametrize("belongs", [1, None])
def test_nobody_verifies_the_numbers_of_others(signed_in, two, belongs):
    contact = ContactFactory(partnership=two[belongs] if belongs else None, unchecked=True)
    assert press(signed_in("approver"), contact).status_code == 404
    assert state_of(contact)[1] == NumberState.CHECK


def test_the_form_shows_the_state_and_offers_the_press(signed_in, two):
    unchecked = ContactFactory(partnership=two[0], unchecked=True)
    sure = ContactFactory(partnership=two[0])
    blank = ContactFactory(partnership=two[0], blank=True)
    client = signed_in("editor")
    page = {
        name: client.get(reverse("wagtailsnippets_reference_contact:edit", args=[row.pk])).text
        for name, row in (("check", unchecked), ("sure", sure), ("blank", blank))
    }
    assert "Nobody has checked 01632 960 500." in page["check"]
    assert "01632 960 500 was verified on 1 November 2026." in page["sure"]
    assert "There is no number yet." in page["blank"]
    offered = {name: "I rang it: the number is right" in text for name, text in page.items()}
    assert offered == {"check": True, "sure": True, "blank": False}


def test_the_panel_says_what_waits_and_who_may_not(two, contact):
    author, second = (user_with_role("approver", two[0]) for _n in range(2))
    contact.phone = NEW
    revision = contact.save_revision(user=author)
    draft = Contact.objects.get(pk=contact.pk).get_latest_revision_as_object()
    state = number_state(draft, author)
    assert (state.number, state.waits_for_approval, state.may_verify) == (
        "01632 960 500",
        NEW,
        True,
    )
    publish(revision, second)
    state = number_state(Contact.objects.get(pk=contact.pk), author)
    assert (state.number, state.is_own, state.may_verify) == (NEW, True, False)
    assert number_state(Contact.objects.get(pk=contact.pk), second).may_verify
    stranger = user_with_role("approver", two[1])
    assert not number_state(Contact.objects.get(pk=contact.pk), stranger).may_verify


def test_a_draft_contact_is_shown_to_nobody(two, at):
    now = at("2030-11-20 10:00")
    ContactFactory(partnership=two[0], key="new", live=False)
    assert contact_card(two[0], "new", now) is None


def test_the_list_shows_states_and_filters_by_them(signed_in, two):
    ContactFactory(partnership=two[0], name="Checked team")
    ContactFactory(partnership=two[0], name="Unchecked team", unchecked=True)
    page = signed_in("editor").get(
        reverse("wagtailsnippets_reference_contact:list"), {"number_state": "check"}
    )
    assert "Unchecked team" in page.text
    assert "Checked team" not in page.text.replace("Unchecked team", "")
    assert "not yet checked" in page.text


def test_the_preview_rings_nobody(signed_in, two):
    contact = ContactFactory(partnership=two[0], kind="team")
    client = signed_in("editor")
    url = reverse("wagtailsnippets_reference_contact:preview_on_edit", args=[contact.pk])
    assert client.post(url, form_of(contact)).json()["is_valid"]
    page = client.get(url).text
    assert "01632 960 500" in page
    assert "tel:01632960500" not in page


def test_packs_make_contacts_that_readers_see():
    assert Contact(key="x", kind="team", name="X").live
    row = publish_row(row=ContactFactory(live=False, unchecked=True))
    assert row.live
