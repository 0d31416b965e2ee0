"""The steps as text for a case note: version and time, and nothing that names anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london
from portal.navigator.referring.presenters.boxes import MechanismBox
from portal.navigator.referring.presenters.meeting import MeetingCard
from portal.navigator.referring.presenters.steps import Stop


def case_note(
    conclusion: Mapping[str, Any],
    area: str,
    now: datetime,
    *,
    tags: Sequence[str],
    stops: Sequence[Stop],
    closing: Sequence[str],
    meeting: MeetingCard | None,
    mechanism: MechanismBox,
) -> str:
    """Write it, a line for each thing."""
    return "\n".join(
        [
            *_head(conclusion, area, now, tags),
            *(f"{number}. {_line(stop)}" for number, stop in enumerate(stops, 1)),
            *_rest(conclusion, meeting, mechanism),
            *closing,
        ]
    )


def _head(
    conclusion: Mapping[str, Any], area: str, now: datetime, tags: Sequence[str]
) -> Iterator[str]:
    yield _("%(day)s, %(time)s. Where to refer, %(area)s, rules %(version)s.") % {
        "day": date_format(london(now), "j F Y"),
        "time": clock_words(now),
        "area": area,
        "version": conclusion["rules_version"],
    }
    if tags:
        yield _("Answers: %(answers)s.") % {"answers": "; ".join(tags)}


def _line(stop: Stop) -> str:
    return _("%(what)s (%(who)s): %(when)s.") % {
        "what": stop.title,
        "who": stop.who,
        "when": stop.when[:1].lower() + stop.when[1:],
    }


def _rest(
    conclusion: Mapping[str, Any], meeting: MeetingCard | None, mechanism: MechanismBox
) -> Iterator[str]:
    if meeting is not None:
        yield _("%(kicker)s: %(title)s.") % {"kicker": meeting.kicker, "title": meeting.title}
    yield _("National Referral Mechanism: %(words)s") % {
        "words": f"{mechanism.verdict} {mechanism.text}".strip()
    }
    for caution in conclusion["cautions"]:
        yield caution["text"]
