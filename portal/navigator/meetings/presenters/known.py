"""Everything that is known of a partnership's meetings, read once for a whole page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from portal.core.models import Partnership
from portal.navigator.meetings import queries
from portal.navigator.meetings.models import FORMS, HARM_NAMES, LineKind, MeetingDate, Tier
from portal.navigator.meetings.presenters.addresses import meeting_address


@dataclass(frozen=True)
class MeetingLink:
    """This leads to another meeting."""

    code: str
    name: str
    url: str


@dataclass(frozen=True)
class HarmLink:
    """This names a kind of harm, and leads to its page where there is one."""

    code: str
    name: str
    slug: str


@dataclass(frozen=True)
class Known:
    """These are the meetings a partnership shows, in one language, as of one moment."""

    texts: list[Any]
    harms: dict[str, Any]  # words on kinds of harm, by code
    language: str
    now: datetime

    @cached_property
    def by_code(self) -> dict[str, Any]:
        """Give the words of each meeting by its code."""
        return {text.owner.code: text for text in self.texts}

    def leads_to(self, text: Any, kind: LineKind) -> list[MeetingLink]:
        """List where lines of a kind lead, as far as readers see it."""
        codes = [line.other.code for line in text.owner.lines_out if line.kind == kind]
        return [link_to(self.by_code[code]) for code in codes if code in self.by_code]

    def led_from(self, text: Any, kind: LineKind) -> list[MeetingLink]:
        """List the meetings whose lines of a kind lead here."""
        return [
            link_to(other)
            for other in self.texts
            if any(
                line.kind == kind and line.other_id == text.owner_id
                for line in other.owner.lines_out
            )
        ]

    def harm_links(self, text: Any) -> list[HarmLink]:
        """Name the kinds of harm a meeting is for; none where they are not stated."""
        return [self._harm(each.code) for each in text.owner.harms.all()]

    def short_harms(self, text: Any) -> list[str]:
        """Name the kinds of harm in as few words as a list has room for."""
        return [str(HARM_NAMES[each.code]) for each in text.owner.harms.all()]

    def is_for_every_harm(self, text: Any) -> bool:
        """Say whether it is stated to be for every kind of harm."""
        return {each.code for each in text.owner.harms.all()} >= set(HARM_NAMES)

    @property
    def dates(self) -> list[MeetingDate]:
        """List the coming dates of all meetings."""
        return [row for text in self.texts for row in text.owner.coming_dates]

    def _harm(self, code: str) -> HarmLink:
        text = self.harms.get(code)
        if text is None:
            return HarmLink(code, str(HARM_NAMES[code]), "")
        return HarmLink(code, text.name, text.owner.slug)


def known_of(partnership: Partnership | None, language: str, now: datetime) -> Known:
    """Read all there is; seven queries, however many meetings there are."""
    found = queries.everything_of(partnership, language, now)
    harms = queries.harm_words(partnership, found.language)
    return Known(found.texts, harms, found.language, now)


def link_to(text: Any) -> MeetingLink:
    """Lead to a meeting."""
    return MeetingLink(text.owner.code, text.name, meeting_address(text.owner.slug))


def tiers_of(text: Any) -> list[str]:
    """Say in which tiers it stands, the main one first."""
    return [str(Tier(each.tier).label) for each in text.owner.tiers.all()]


def form_of(text: Any) -> str:
    """Name what is completed for it."""
    return str(FORMS[text.owner.form]) if text.owner.form else ""


def lines_in(text: str) -> tuple[str, ...]:
    """Read what stands one to a line."""
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def in_a_row(names: list[str]) -> str:
    """Put names into one sentence: only the first begins with a capital."""
    first, rest = names[:1], names[1:]
    return ", ".join([*first, *(name[:1].lower() + name[1:] for name in rest)])
