"""Contacts as numbers a visitor may be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.core.models import Partnership
from portal.core.strip import DialCard, EmergencyContacts
from portal.core.time.opening_status import OpenState, reads_differently_at, status_at
from portal.reference import queries
from portal.reference.models import Contact, ContactKind, NumberState
from portal.reference.phones import parse_phone
from portal.reference.presenters.opening_words import open_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Said when the page is written, not now: words of safety may stand in another language than the
# page, and only the template knows which.
_open_words = lazy(open_words, str)

STATE_NOTES: dict[NumberState, StrOrPromise] = {
    NumberState.CHECK: _("not yet checked"),
    NumberState.BLANK: _("no number yet"),
}


def dial_card(contact: Contact, now: datetime) -> DialCard:
    """Give a contact as a card; only a number that somebody verified can be dialled."""
    state = NumberState(contact.number_state)
    if state is not NumberState.SURE:
        return DialCard(contact.name, number=contact.phone, tel="", note=STATE_NOTES[state])
    status = status_at(contact.hours, now)
    is_known = status.state is not OpenState.NOT_KNOWN
    textphone = parse_phone(contact.textphone) if contact.textphone else None
    return DialCard(
        name=contact.name,
        number=contact.phone,
        tel=parse_phone(contact.phone).tel,
        hours_words=_open_words(status, now) if is_known else "",
        is_open=status.state is OpenState.OPEN if is_known else None,
        changes_at=reads_differently_at(status, now),
        textphone=textphone.display if textphone else "",
        textphone_tel=textphone.tel if textphone else "",
    )


def emergency_contacts(partnership: Partnership, now: datetime) -> EmergencyContacts:
    """Give the numbers of the emergency strip, and until when its words hold."""
    front_door = queries.contact_of_kind(partnership, ContactKind.FRONT_DOOR)
    out_of_hours = queries.contact_of_kind(partnership, ContactKind.OUT_OF_HOURS)
    first = dial_card(front_door, now) if front_door else None
    second = dial_card(out_of_hours, now) if out_of_hours else None
    changes = [card.changes_at for card in (first, second) if card and card.changes_at]
    return EmergencyContacts(first, second, changes_at=min(changes, default=None))


def contact_card(partnership: Partnership, key: str, now: datetime) -> DialCard | None:
    """Give the contact that a partnership has under a key, or the national one, with its note."""
    contact = queries.contact_of(partnership, key)
    return _with_note(contact, now) if contact else None


def national_card(key: str, now: datetime) -> DialCard | None:
    """Give a national contact, such as Childline, with its note."""
    contact = queries.national_contact(key)
    return _with_note(contact, now) if contact else None


def contact_choices() -> list[tuple[str, str]]:
    """List the contacts that content may show: the key, and a name that fits everywhere."""
    return [(key, _label(key, group)) for key, group in queries.contacts_by_key().items()]


def _with_note(contact: Contact, now: datetime) -> DialCard:
    card = replace(dial_card(contact, now), email=contact.email, url=contact.url)
    has_other_ways = not card.number and (contact.email or contact.url)
    state = "" if has_other_ways else card.note  # "no number yet" is no news beside an address
    if not contact.note:
        return replace(card, note=state)
    return replace(card, note=format_lazy("{}. {}", state, contact.note) if state else contact.note)


def _label(key: str, contacts: list[Contact]) -> str:
    """Name a contact by its one name; where partnerships name theirs differently, by its kind."""
    names = {contact.name for contact in contacts}
    if len(names) == 1:
        return names.pop()
    return f"{ContactKind(contacts[0].kind).label} ({key})"
