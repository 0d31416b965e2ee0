from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from portal.core.time.opening_hours import ALWAYS_OPEN
from portal.reference.models import Contact, ContactKind, NumberState
from tests.factories import ContactFactory, PartnershipFactory, UserFactory

pytestmark = pytest.mark.django_db


# SQLite names the columns of a broken unique constraint where everything else names itself.
UNIQUE_COLUMNS = {
    "contact_key_once_a_partnership": "partnership_id, reference_contact.key",
    "contact_key_once_nationally": "failed: reference_contact.key",
    "contact_one_front_door": "partnership_id, reference_contact.kind",
}


def refused(constraint: str, **values: object) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        ContactFactory(**values)
    columns = UNIQUE_COLUMNS.get(constraint, constraint)
    assert (columns if connection.vendor == "sqlite" else constraint) in str(caught.value)


def test_a_key_is_used_once_a_partnership(four_partnerships):
    tees, gloucestershire = four_partnerships["tees"], four_partnerships["gloucestershire"]
    ContactFactory(partnership=tees, key="mash")
    ContactFactory(partnership=gloucestershire, key="mash")
    ContactFactory(partnership=None, key="mash")

    refused("contact_key_once_a_partnership", partnership=tees, key="mash")


def test_a_key_is_used_once_nationally():
    ContactFactory(partnership=None, key="childline")

    refused("contact_key_once_nationally", partnership=None, key="childline")


@pytest.mark.parametrize("trait", ["front_door", "out_of_hours"])
def test_a_partnership_has_one_front_door_and_one_team_out_of_hours(partnership, trait):
    ContactFactory(partnership=partnership, **{trait: True})

    refused("contact_one_front_door", partnership=partnership, **{trait: True}, key="another")


def test_a_partnership_has_several_of_other_kinds(partnership):
    for _number in range(2):
        ContactFactory(partnership=partnership, kind=ContactKind.TEAM)

    assert Contact.objects.filter(kind=ContactKind.TEAM).count() == 2


@pytest.mark.parametrize("trait", ["front_door", "out_of_hours"])
def test_a_front_door_belongs_to_a_partnership(trait):
    refused("contact_front_door_is_local", partnership=None, **{trait: True})


@pytest.mark.parametrize("values", [{"key": ""}, {"name": ""}])
def test_a_contact_is_named(values):
    refused("contact_is_named", **values)


def test_a_kind_is_one_of_ours():
    refused("contact_kind_is_known", kind="hotline")


def test_a_state_is_one_of_ours():
    refused("contact_state_is_known", number_state="maybe", verified_at=None)


@pytest.mark.parametrize(
    "values",
    [
        {"blank": True, "phone": "999"},
        {"unchecked": True, "phone": ""},
        {"phone": ""},
    ],
)
def test_a_number_is_blank_exactly_when_there_is_none(values):
    refused("contact_blank_has_no_number", **values)


@pytest.mark.parametrize(
    "values",
    [
        {"verified_at": None},
        {"unchecked": True, "verified_at": datetime(2026, 11, 1, tzinfo=UTC)},
        {"blank": True, "verified_at": datetime(2026, 11, 1, tzinfo=UTC)},
    ],
)
def test_a_number_is_sure_exactly_when_it_was_verified(values):
    refused("contact_sure_is_verified", **values)


def test_nobody_verifies_at_no_time():
    refused("contact_verified_by_somebody_sometime", unchecked=True, verified_by=UserFactory())


def test_a_pack_verifies_without_a_person():
    contact = ContactFactory(verified_by=None)

    assert contact.is_verified is True
    assert ContactFactory(unchecked=True).is_verified is False
    assert ContactFactory(blank=True).is_verified is False


def test_a_contact_outlives_the_account_that_verified_it():
    person = UserFactory()
    contact = ContactFactory(verified_by=person)

    person.delete()

    contact.refresh_from_db()
    assert contact.verified_by is None
    assert contact.number_state == NumberState.SURE


def test_contacts_go_with_their_partnership_and_national_ones_stay():
    partnership = PartnershipFactory()
    ContactFactory(partnership=partnership)
    national = ContactFactory()

    Partnership.objects.filter(pk=partnership.pk).delete()

    assert list(Contact.objects.in_order()) == [national]


def test_contacts_have_an_order_of_their_own(partnership):
    second = ContactFactory(key="b")
    third = ContactFactory(key="b", partnership=partnership)
    first = ContactFactory(key="a")

    assert list(Contact.objects.in_order()) == [first, second, third]


def test_opening_hours_are_read():
    assert ContactFactory(day_and_night=True).hours == ALWAYS_OPEN
    assert ContactFactory(opening_hours=None).hours is None


def test_hours_that_came_past_the_check_say_nothing():
    assert ContactFactory(opening_hours={"monday": "nine to five"}).hours is None


def test_hours_nobody_can_read_are_refused_with_help():
    contact = ContactFactory.build(opening_hours={"week": {"monday-friday": ["9-5"]}})

    with pytest.raises(ValidationError) as caught:
        contact.full_clean()

    assert caught.value.message_dict == {
        "opening_hours": ["“9-5” is not a time to a time. Write it like 09:00-17:00."]
    }


def test_unknown_hours_survive_the_database_as_nothing():
    contact = ContactFactory(opening_hours=None)

    assert Contact.objects.filter(opening_hours__isnull=True).get() == contact


def test_a_contact_is_called_by_its_name():
    assert str(ContactFactory(name="Childline")) == "Childline"


# Whatever was cached must not outlive a number


def test_saving_a_contact_makes_pages_stale():
    before = current_stamp()

    contact = ContactFactory()
    saved = current_stamp()
    contact.delete()

    assert len({before, saved, current_stamp()}) == 3


@pytest.mark.django_db(transaction=True)
def test_a_contact_makes_pages_stale_again_once_it_is_committed():
    with transaction.atomic():
        ContactFactory()
        inside = current_stamp()

    assert current_stamp() != inside
