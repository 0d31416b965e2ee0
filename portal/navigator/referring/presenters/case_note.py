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
from portal.navigator.referring.presenters.words import when_words


def case_note(
    conclusion: Mapping[str, Any],
    area: str,
    concluded_at: datetime,
    *,
    tags: Sequence[str],
    stops: Sequence[Stop],
    closing: Sequence[str],
    meeting: MeetingCard | None,
    mechanism: MechanismBox,
) -> str:
    """Write it, a line for each thing, as it was when it was concluded."""
    lines = _lines(conclusion, stops, concluded_at)
    return "\n".join(
        [
            *_head(conclusion, area, concluded_at, tags),
            *_cautions(conclusion),
            *(f"{number}. {line}" for number, line in enumerate(lines, 1)),
            *_rest(meeting, mechanism),
            *(_("Always: %(words)s") % {"words": text} for text in closing),
        ]
    )


def _head(
    conclusion: Mapping[str, Any], area: str, concluded_at: datetime, tags: Sequence[str]
) -> Iterator[str]:
    yield _("%(day)s, %(time)s. Where to refer, %(area)s, rules %(version)s.") % {
        "day": date_format(london(concluded_at), "j F Y"),
        "time": clock_words(concluded_at),
        "area": area,
        "version": conclusion["rules_version"],
    }
    if tags:
        yield _("Answers: %(answers)s.") % {"answers": "; ".join(tags)}


def _cautions(conclusion: Mapping[str, Any]) -> Iterator[str]:
    for caution in conclusion["cautions"]:
        yield _("Take care: %(words)s") % {"words": caution["text"]}


def _lines(
    conclusion: Mapping[str, Any], stops: Sequence[Stop], concluded_at: datetime
) -> Iterator[str]:
    times = {timed["code"]: timed for timed in conclusion["timing"]}
    for stop in stops:
        timed = times[stop.code]
        when = when_words(timed["when"], timed["due"], concluded_at)
        yield _("%(what)s (%(who)s): %(when)s.") % {
            "what": stop.title,
            "who": stop.who,
            "when": when[:1].lower() + when[1:],
        }


def _rest(meeting: MeetingCard | None, mechanism: MechanismBox) -> Iterator[str]:
    if meeting is not None:
        yield _("%(kicker)s: %(title)s.") % {"kicker": meeting.kicker, "title": meeting.title}
    if mechanism.verdict:
        words = {"words": f"{mechanism.verdict} {mechanism.text}"}
        yield _("National Referral Mechanism: %(words)s") % words
