"""The meetings from A to Z, under every name they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.navigator.meetings.presenters.dates import day_words, next_of
from portal.navigator.meetings.presenters.known import Known, MeetingLink, lines_in, link_to
from portal.navigator.meetings.presenters.slip import referral_words, takes_words


@dataclass(frozen=True)
class Row:
    """This is one line of the table; a line for another name leads to the meeting's own."""

    name: str
    link: MeetingLink
    expansion: str
    also: tuple[str, ...]
    takes: str
    referrals: str
    next_date: str
    is_other_name: bool = False


def a_to_z(known: Known) -> list[Row]:
    """List every meeting once, and every other name that leads to it."""
    return sorted(_rows(known), key=lambda row: (row.name.casefold(), row.link.code))


def _rows(known: Known) -> Iterator[Row]:
    names = {text.name.casefold() for text in known.texts}
    for text in known.texts:
        coming = next_of(text.owner.coming_dates)
        also = lines_in(text.also)
        yield Row(
            name=text.name,
            link=link_to(text),
            expansion=text.expansion,
            also=also,
            takes=takes_words(text, known),
            referrals=referral_words(text),
            next_date=day_words(coming.starts_at) if coming else "",
        )
        for name in dict.fromkeys(filter(None, (text.expansion, *also))):
            if name.casefold() not in names:
                yield Row(name, link_to(text), "", (), "", "", "", is_other_name=True)
