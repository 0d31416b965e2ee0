from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from portal.reference.exceptions import NotAPhoneNumber
from portal.reference.models import Contact
from tests.factories import ContactFactory


def test_cleaning_puts_a_number_in_its_usual_spacing():
    contact = Contact(phone="(01632) 960500", textphone="18001 01632960500")

    contact.clean_fields(exclude=["key", "kind", "name"])

    assert contact.phone == "01632 960 500"
    assert contact.textphone == "18001 01632 960 500"


def test_cleaning_refuses_what_cannot_be_dialled_with_help():
    with pytest.raises(ValidationError) as caught:
        Contact(phone="01632 96050").clean_fields()

    assert caught.value.message_dict["phone"] == [
        (
            "“01632 96050” is not a UK phone number. Write one number with its area code, such as "
            "01632 960 500 or 0800 1111; words and extensions belong in the note."
        )
    ]


def test_forms_leave_room_for_other_spellings():
    field = Contact._meta.get_field("phone")

    assert field.formfield().clean("+44 (0) 1632 - 960 - 500") == "+44 (0) 1632 - 960 - 500"
    assert field.clean("+44 (0) 1632 - 960 - 500", None) == "01632 960 500"


@pytest.mark.django_db
def test_saving_writes_the_usual_spacing_though_nobody_cleaned():
    contact = ContactFactory(phone="+441632960500")

    assert contact.phone == "01632 960 500"
    contact.refresh_from_db()
    assert contact.phone == "01632 960 500"


@pytest.mark.django_db
def test_saving_refuses_what_cannot_be_dialled():
    with pytest.raises(NotAPhoneNumber), transaction.atomic():
        ContactFactory(phone="ask the team")

    assert Contact.objects.count() == 0


@pytest.mark.django_db
def test_an_empty_number_stays_empty():
    contact = ContactFactory(blank=True, textphone="  ")

    contact.refresh_from_db()
    assert (contact.phone, contact.textphone) == ("", "")
