from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from django.utils.functional import Promise

from portal.core.strip import DialCard, EmergencyContacts
from portal.reference import presenters
from tests.factories import ContactFactory
from tests.factories.contacts import OFFICE_HOURS

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


FRIDAY = moment("2026-11-20 10:00")


def test_a_verified_number_can_be_dialled():
    contact = ContactFactory(name="Childline", phone="0800 1111", day_and_night=True)

    card = presenters.dial_card(contact, FRIDAY)

    assert card == DialCard(
        "Childline",
        number="0800 1111",
        tel="08001111",
        hours_words="open day and night",
        is_open=True,
    )
    assert card.is_dialable is True


def test_an_unchecked_number_is_text_that_says_so_and_has_no_hours():
    contact = ContactFactory(unchecked=True, name="Front door", office_hours=True)

    card = presenters.dial_card(contact, FRIDAY)

    assert card == DialCard("Front door", number="01632 960 500", tel="", note="not yet checked")
    assert card.is_dialable is False
    assert card.changes_at is None


def test_a_blank_number_says_so():
    card = presenters.dial_card(ContactFactory(blank=True, name="Front door"), FRIDAY)

    assert card == DialCard("Front door", number="", tel="", note="no number yet")
    assert card.is_dialable is False


@pytest.mark.parametrize(
    ("now", "words", "changes_at"),
    [
        ("2026-11-20 10:00", "open until 5 pm", "2026-11-20 17:00"),
        ("2026-11-20 18:00", "closed, opens Monday 9 am", "2026-11-23 00:00"),
        ("2026-11-23 08:00", "closed, opens 9 am", "2026-11-23 09:00"),
        ("2026-12-24 18:00", "closed, opens Tuesday 9 am", "2026-12-29 00:00"),
        ("2027-03-28 12:00", "closed, opens Tuesday 9 am", "2027-03-30 00:00"),
        ("2027-10-31 12:00", "closed, opens Monday 9 am", "2027-11-01 00:00"),
    ],
)
def test_a_card_says_whether_it_is_open_and_until_when_it_says_so(now, words, changes_at):
    card = presenters.dial_card(ContactFactory(office_hours=True), moment(now))

    assert card.hours_words == words
    assert card.changes_at == moment(changes_at)


@pytest.mark.parametrize(
    ("number", "shown", "tel"),
    [
        ("", "", ""),
        ("1800101632960500", "18001 01632 960 500", "1800101632960500"),
        ("18000", "18000", "18000"),
    ],
)
def test_a_textphone_is_told_with_a_verified_number(number, shown, tel):
    card = presenters.dial_card(ContactFactory(textphone=number), FRIDAY)

    assert (card.textphone, card.textphone_tel) == (shown, tel)


def test_a_textphone_nobody_verified_is_not_told():
    card = presenters.dial_card(ContactFactory(unchecked=True, textphone="18000"), FRIDAY)

    assert (card.textphone, card.textphone_tel) == ("", "")


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-20 10:00", "Front door"),
        ("2026-11-20 16:45", "Front door"),  # both answer
        ("2026-11-20 17:00", "Duty team"),
        ("2026-11-21 12:00", "Duty team"),
        ("2026-11-23 08:45", "Front door"),  # neither is open: it opens next
        ("2026-12-25 12:00", "Duty team"),
    ],
)
def test_the_strip_leads_to_whoever_answers_now(partnership, now, first):
    ContactFactory(partnership=partnership, front_door=True, name="Front door", office_hours=True)
    nights = {
        "week": {"monday-friday": ["16:30-08:30"], "saturday-sunday": ["00:00-24:00"]},
        "bank_holidays": "as-sunday",
    }
    ContactFactory(
        partnership=partnership, out_of_hours=True, name="Duty team", opening_hours=nights
    )

    assert presenters.emergency_contacts(partnership, moment(now)).at_hand.name == first


def test_unknown_hours_are_no_words():
    hours = {**OFFICE_HOURS, "bank_holidays": "not-known"}
    card = presenters.dial_card(ContactFactory(opening_hours=hours), moment("2026-12-25 10:00"))

    assert card.hours_words == ""
    assert card.changes_at == moment("2026-12-27 00:00")
    assert presenters.dial_card(ContactFactory(opening_hours=None), FRIDAY).hours_words == ""


def test_words_about_hours_are_said_in_the_language_of_their_place():
    card = presenters.dial_card(ContactFactory(office_hours=True), FRIDAY)

    assert isinstance(card.hours_words, Promise)
    with translation.override("pl"):
        assert "17:00" in str(card.hours_words)
    with translation.override("en"):
        assert str(card.hours_words) == "open until 5 pm"
    assert bool(card.hours_words) is True


# The strip


def test_the_strip_has_both_doors_and_the_first_moment_at_which_one_changes(partnership):
    ContactFactory(partnership=partnership, front_door=True, office_hours=True)
    nights = {
        "week": {"monday-friday": ["16:30-08:30"], "saturday-sunday": ["00:00-24:00"]},
        "bank_holidays": "as-sunday",
    }
    ContactFactory(partnership=partnership, out_of_hours=True, opening_hours=nights)

    strip = presenters.emergency_contacts(partnership, FRIDAY)

    assert strip.front_door.hours_words == "open until 5 pm"
    assert strip.out_of_hours.hours_words == "closed, opens 4.30 pm"
    assert strip.changes_at == moment("2026-11-20 16:30")


def test_a_strip_without_contacts_is_empty(partnership):
    assert presenters.emergency_contacts(partnership, FRIDAY) == EmergencyContacts(None, None)


def test_the_strip_never_shows_another_partnerships_number(four_partnerships):
    ContactFactory(partnership=four_partnerships["tees"], front_door=True)

    for slug in ("north-lincolnshire", "cheshire-east", "gloucestershire"):
        strip = presenters.emergency_contacts(four_partnerships[slug], FRIDAY)
        assert strip.front_door is None


def test_the_strip_asks_the_database_once_and_its_words_follow_the_clock(partnership, queries):
    ContactFactory(partnership=partnership, front_door=True, office_hours=True)
    ContactFactory(partnership=partnership, out_of_hours=True)

    with queries(1):
        open_now = presenters.emergency_contacts(partnership, FRIDAY)
    with queries(0):
        closed = presenters.emergency_contacts(partnership, moment("2026-11-20 17:00"))

    assert open_now.front_door.hours_words == "open until 5 pm"
    assert closed.front_door.hours_words == "closed, opens Monday 9 am"


# Contacts in content


def test_a_card_is_the_partnerships_own_or_the_national_one(four_partnerships):
    tees = four_partnerships["tees"]
    ContactFactory(key="police", name="Police", phone="101")
    ContactFactory(key="police", name="Tees police", phone="101", partnership=tees)

    assert presenters.contact_card(tees, "police", FRIDAY).name == "Tees police"
    other = four_partnerships["gloucestershire"]
    assert presenters.contact_card(other, "police", FRIDAY).name == "Police"
    assert presenters.contact_card(other, "nobody", FRIDAY) is None


@pytest.mark.parametrize(
    ("state", "note", "words"),
    [
        ({}, "For new worries", "For new worries"),
        ({}, "", ""),
        ({"unchecked": True}, "For new worries", "not yet checked. For new worries"),
        ({"unchecked": True}, "", "not yet checked"),
    ],
)
def test_a_card_in_content_has_the_contacts_note(partnership, state, note, words):
    ContactFactory(key="mash", partnership=partnership, note=note, **state)

    assert str(presenters.contact_card(partnership, "mash", FRIDAY).note) == words


def test_a_national_card_needs_no_partnership():
    ContactFactory(key="childline", name="Childline", phone="0800 1111", note="Free.")

    assert presenters.national_card("childline", FRIDAY) == DialCard(
        "Childline", number="0800 1111", tel="08001111", note="Free."
    )
    assert presenters.national_card("nobody", FRIDAY) is None


def test_editors_choose_by_name_or_by_kind_where_names_differ(four_partnerships):
    ContactFactory(key="childline", name="Childline")
    for slug, name in (("tees", "CHUB"), ("gloucestershire", "MASH")):
        ContactFactory(partnership=four_partnerships[slug], front_door=True, name=name)

    assert presenters.contact_choices() == [
        ("childline", "Childline"),
        ("front-door", "Children’s front door (front-door)"),
    ]


def test_an_address_stands_in_for_a_number_that_is_not_there(partnership):
    ContactFactory(
        key="training",
        partnership=partnership,
        blank=True,
        name="Training",
        email="training@example.org",
        url="https://www.example.org/courses/",
        note="Write to book.",
    )
    ContactFactory(key="site", partnership=partnership, blank=True, url="https://example.org/")
    card = presenters.contact_card(partnership, "training", FRIDAY)

    assert (card.email, card.url) == ("training@example.org", "https://www.example.org/courses/")
    assert card.site_name == "example.org"
    assert str(card.note) == "Write to book."
    assert str(presenters.contact_card(partnership, "site", FRIDAY).note) == ""


def test_a_card_without_a_site_names_none():
    assert DialCard("Front door", number="", tel="").site_name == ""
