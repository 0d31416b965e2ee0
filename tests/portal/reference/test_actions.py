from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from portal.core.stamp import current_stamp
from portal.reference.actions import verify_contact
from portal.reference.exceptions import NumberHasChanged, NumberIsBlank
from portal.reference.models import Contact, NumberState
from tests.factories import ContactFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


def test_verifying_says_who_when_and_when_again():
    person = UserFactory()
    contact = ContactFactory(unchecked=True)

    verified = verify_contact(contact=contact, verified_by=person, now=NOW)

    contact.refresh_from_db()
    assert contact.number_state == NumberState.SURE
    assert contact.verified_at == NOW
    assert contact.verified_by == person
    assert contact.review_date == date(2027, 11, 20)
    assert verified == contact


def test_the_review_date_may_be_sooner():
    contact = ContactFactory(unchecked=True)

    verify_contact(
        contact=contact, verified_by=UserFactory(), now=NOW, review_date=date(2027, 2, 1)
    )

    contact.refresh_from_db()
    assert contact.review_date == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("now", "review"),
    [
        (datetime(2027, 7, 1, 23, 30, tzinfo=UTC), date(2028, 7, 2)),  # 2 July in London
        (datetime(2028, 2, 29, 12, tzinfo=UTC), date(2029, 2, 28)),
    ],
)
def test_the_review_is_a_year_later_in_london(now, review):
    contact = ContactFactory(unchecked=True)

    assert verify_contact(contact=contact, verified_by=None, now=now).review_date == review


def test_verifying_again_renews_it():
    contact = ContactFactory()

    verify_contact(contact=contact, verified_by=None, now=NOW)

    contact.refresh_from_db()
    assert contact.verified_at == NOW


def test_nothing_cannot_be_verified():
    contact = ContactFactory(blank=True, name="Front door")

    with pytest.raises(NumberIsBlank) as caught:
        verify_contact(contact=contact, verified_by=UserFactory(), now=NOW)

    assert str(caught.value) == "Front door has no phone number yet. Fill it in, then verify it."
    contact.refresh_from_db()
    assert contact.verified_at is None


@pytest.mark.parametrize("field", ["phone", "textphone"])
def test_a_number_that_changed_meanwhile_is_not_verified(field):
    seen = ContactFactory(unchecked=True, name="Front door")
    Contact.objects.filter(pk=seen.pk).update(**{field: "01632 960 999"})

    with pytest.raises(NumberHasChanged) as caught:
        verify_contact(contact=seen, verified_by=UserFactory(), now=NOW)

    shown = "01632 960 999" if field == "phone" else "01632 960 500"
    assert str(caught.value) == (
        f"The number of Front door has changed to {shown} since you looked. Check the new one."
    )
    seen.refresh_from_db()
    assert seen.number_state == NumberState.CHECK


def test_only_the_verification_is_written():
    seen = ContactFactory(unchecked=True, note="old")
    Contact.objects.filter(pk=seen.pk).update(note="new")

    verify_contact(contact=seen, verified_by=None, now=NOW)

    seen.refresh_from_db()
    assert seen.note == "new"


def test_verifying_makes_pages_stale():
    contact = ContactFactory(unchecked=True)
    before = current_stamp()

    verify_contact(contact=contact, verified_by=None, now=NOW)

    assert current_stamp() != before


def test_arguments_are_named():
    with pytest.raises(TypeError):
        verify_contact(ContactFactory.build(), None, NOW)
