from __future__ import annotations

import pytest

from portal.reference import queries as reads
from portal.reference.models import ContactKind
from tests.factories import ContactFactory

pytestmark = pytest.mark.django_db


def test_a_partnership_sees_its_own_and_the_national_contacts_by_key(four_partnerships):
    tees, other = four_partnerships["tees"], four_partnerships["gloucestershire"]
    childline = ContactFactory(key="childline")
    own = ContactFactory(key="mash", partnership=tees)
    ContactFactory(key="ce-team", partnership=other)
    police = ContactFactory(key="police")

    assert reads.contacts_of(tees) == [childline, own, police]


def test_a_partnerships_own_contact_takes_the_place_of_the_national_one(four_partnerships):
    tees, other = four_partnerships["tees"], four_partnerships["gloucestershire"]
    national = ContactFactory(key="police")
    own = ContactFactory(key="police", partnership=tees)

    assert reads.contact_of(tees, "police") == own
    assert reads.contact_of(other, "police") == national
    assert reads.contacts_of(tees) == [own]
    assert reads.contact_of(tees, "nobody") is None


def test_the_front_door_is_never_another_partnerships(four_partnerships):
    tees, other = four_partnerships["tees"], four_partnerships["gloucestershire"]
    door = ContactFactory(front_door=True, partnership=tees)

    assert reads.contact_of_kind(tees, ContactKind.FRONT_DOOR) == door
    assert reads.contact_of_kind(tees, ContactKind.OUT_OF_HOURS) is None
    assert reads.contact_of_kind(other, ContactKind.FRONT_DOOR) is None


def test_national_contacts_are_looked_up_without_a_partnership(partnership):
    childline = ContactFactory(key="childline")
    ContactFactory(key="mash", partnership=partnership)
    ceop = ContactFactory(key="ceop")

    assert reads.national_contact("childline") == childline
    assert reads.national_contact("mash") is None
    assert reads.national_contacts() == [ceop, childline]


def test_contacts_are_grouped_by_the_key_they_share(four_partnerships):
    tees, other = four_partnerships["tees"], four_partnerships["gloucestershire"]
    one = ContactFactory(front_door=True, partnership=tees)
    two = ContactFactory(front_door=True, partnership=other)
    childline = ContactFactory(key="childline")

    groups = reads.contacts_by_key()

    assert list(groups) == ["childline", "front-door"]
    assert groups["childline"] == [childline]
    assert set(groups["front-door"]) == {one, two}


@pytest.mark.parametrize("count", [1, 3, 30])
def test_all_reads_together_are_one_query_whatever_the_number(partnership, queries, count):
    ContactFactory.create_batch(count)
    ContactFactory.create_batch(count, partnership=partnership)

    with queries(1):
        assert len(reads.contacts_of(partnership)) == 2 * count
        reads.contact_of_kind(partnership, ContactKind.FRONT_DOOR)
        reads.contact_of(partnership, "childline")
        reads.national_contacts()
        reads.contacts_by_key()


def test_the_next_request_asks_nothing_until_a_contact_changes(partnership, queries):
    contact = ContactFactory(key="childline")
    reads.national_contact("childline")

    with queries(0):
        reads.national_contact("childline")

    contact.name = "Childline"
    contact.save()
    with queries(1):
        assert reads.national_contact("childline").name == "Childline"
    contact.delete()
    with queries(1):
        assert reads.national_contact("childline") is None
