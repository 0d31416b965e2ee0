"""What the emergency strip shows: plain values, made by whoever keeps the contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from portal.core import registry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from portal.core.models import Partnership


@dataclass(frozen=True)
class DialCard:
    """This is a number a visitor may be told; one that nobody verified cannot be dialled."""

    name: str
    number: str  # as people read it; empty when the partnership has not filled it in
    tel: str  # as a phone dials it; empty when nobody has verified it
    # Words may be lazy: they are said in the language of the place where they are shown.
    note: StrOrPromise = ""  # "not yet checked", "no number yet"
    hours_words: StrOrPromise = ""  # "open until 5 pm", "closed, opens Monday 9 am"; or not known
    is_open: bool | None = None  # now; None while nobody knows the hours
    changes_at: datetime | None = None  # when the words about the hours will read differently
    email: str = ""
    url: str = ""  # of their own site
    textphone: str = ""  # as people read it; empty when there is none or nobody has verified it
    textphone_tel: str = ""

    @property
    def is_dialable(self) -> bool:
        """Say whether somebody verified the number."""
        return bool(self.tel)

    @property
    def site_name(self) -> str:
        """Name their site as a link says it: its host, without www."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class EmergencyContacts:
    """These are the local numbers of one partnership, and until when the words hold."""

    front_door: DialCard | None
    out_of_hours: DialCard | None
    changes_at: datetime | None = None  # the next opening or closing time

    @property
    def at_hand(self) -> DialCard | None:
        """Give the number to call now."""
        return self.out_of_hours if self.is_out_of_hours else self.front_door

    @property
    def is_out_of_hours(self) -> bool:
        """Say whether to call the out of hours team first.

        Somebody verified its number, and as far as anybody knows it answers while the front door
        does not. A front door whose hours nobody knows may be open, so it stays the first.
        """
        team, door = self.out_of_hours, self.front_door
        if team is None or not team.is_dialable or team.is_open is False:
            return False
        if door is None or door.is_open is False:
            return True
        return not door.is_dialable and team.is_open is True


NO_CONTACTS = EmergencyContacts(front_door=None, out_of_hours=None)


def emergency_contacts(partnership: Partnership | None) -> EmergencyContacts:
    """Give the local numbers of a partnership, from whoever keeps them."""
    source = registry.emergency.get("contacts")
    return source(partnership) if source and partnership else NO_CONTACTS
