"""The slip: what a worker carries away of one meeting, as the steps of the navigator show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from portal.navigator.meetings.models import LineKind, Referrals, Standing
from portal.navigator.meetings.presenters.addresses import calendar_address, meeting_address
from portal.navigator.meetings.presenters.dates import next_of, where_words
from portal.navigator.meetings.presenters.known import Known, form_of, in_a_row, known_of

ASK = gettext_lazy("Your partnership has not set this. Ask your line manager.")
# What readers miss when it is not stated.
WANTED = {
    "threshold": gettext_lazy("The threshold is not set."),
    "chair": gettext_lazy("Who chairs it is not set."),
    "attends": gettext_lazy("Who attends is not set."),
    "route_in": gettext_lazy("Who refers, and how, is not set."),
    "cadence": gettext_lazy("How often it meets is not set."),
    "prepare": gettext_lazy("What to bring is not set."),
}
OF_REFERRALS = frozenset({"threshold", "route_in", "prepare"})


@dataclass(frozen=True)
class MeetingSlip:
    """This is one meeting in short. What is not stated is empty, and named in the gaps."""

    code: str
    slug: str
    name: str
    url: str
    ics_url: str  # empty while no date is entered
    purpose: str
    takes: str
    chair: str
    form: str
    cadence: str
    next_at: datetime | None
    papers_by: datetime | None
    feeds: tuple[str, ...]
    for_child: str
    for_parents: str
    who_refers: str
    is_running: bool
    gaps: tuple[str, ...]
    form_code: str
    referrals: str
    where: str
    language: str  # of its words: English where they are not all translated


def slip(partnership: Partnership, code: str, now: datetime) -> MeetingSlip | None:
    """Give the slip of one meeting in the reader's language; None for one nobody sees."""
    return slips(partnership, [code], now).get(code)


def slips(partnership: Partnership, codes: Iterable[str], now: datetime) -> dict[str, MeetingSlip]:
    """Give the slips of several meetings by their codes.

    Seven queries, however many there are, and none until something changes or a minute is over.
    """
    minute = now.replace(second=0, microsecond=0)  # meetings and papers are due on whole minutes
    kept = _known(partnership, get_language() or "en", minute, current_stamp())
    known = replace(kept, now=now)
    return {code: slip_of(known.by_code[code], known) for code in codes if code in known.by_code}


@lru_cache(maxsize=32)  # as many as there are sites and languages
def _known(partnership: Partnership, language: str, minute: datetime, _stamp: str) -> Known:
    return known_of(partnership, language, minute)


def slip_of(text: Any, known: Known) -> MeetingSlip:
    """Give the slip of a meeting whose words were read."""
    owner, coming = text.owner, text.owner.coming_dates
    first = next_of(coming)
    return MeetingSlip(
        code=owner.code,
        slug=owner.slug,
        name=text.name,
        url=meeting_address(owner.slug),
        ics_url=calendar_address(owner.slug) if coming else "",
        purpose=text.purpose,
        takes=takes_words(text, known),
        chair=text.chair,
        form=form_of(text),
        cadence=text.cadence,
        next_at=first.starts_at if first else None,
        papers_by=first.papers_by if first else None,
        feeds=tuple(link.name for link in known.leads_to(text, LineKind.REPORTS)),
        for_child=text.for_child,
        for_parents=text.for_parents,
        who_refers=text.route_in,
        is_running=owner.is_running,
        gaps=gaps_of(text),
        form_code=owner.form,
        referrals=referral_words(text),
        where=where_words(first) if first else "",
        language=known.language,
    )


def referral_words(text: Any) -> str:
    """Say whether it takes case referrals."""
    if not text.owner.is_running:
        return str(Standing.BEING_SET_UP.label)
    return str(Referrals(text.owner.referrals).label)


def takes_words(text: Any, known: Known) -> str:
    """Say for which kinds of harm it is; empty where nobody has stated it."""
    if known.is_for_every_harm(text):
        return _("Every kind of harm outside the home")
    return in_a_row(known.short_harms(text))


def gaps_of(text: Any) -> tuple[str, ...]:
    """Name what the partnership has not set; of a group without referrals, no way in is missed."""
    referrals = text.owner.referrals
    unset = [_("Whether it takes case referrals is not set.")]
    return (
        *(unset if referrals == Referrals.NOT_STATED and text.owner.is_running else ()),
        *(
            str(words)
            for name, words in WANTED.items()
            if not getattr(text, name) and not (referrals == Referrals.NO and name in OF_REFERRALS)
        ),
    )
