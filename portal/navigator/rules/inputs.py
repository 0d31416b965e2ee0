"""What the navigator may be told: every input with its values, and the reading of answers.

Missing, null and empty mean the same. An unknown name or value is a fault that names it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from portal.core.time.clock import LONDON

YES, NO, UNSURE = "yes", "no", "unsure"
OLDEST, ADULT_AGE = 120, 18
HARMS = ("CSE", "CCE", "SYV", "TRAF", "MS", "ONL", "TRA", "BUL", "HSB", "RAD", "MISS", "GRP")
SECTORS = (
    "education", "health", "police", "social_care", "early_help", "youth_justice", "voluntary",
    "housing_other", "licensing_trading",
)  # fmt: skip
OPEN_TO = ("none", "early_help", "cin", "cp", "cic", "care_leaver", "yjs")
NOBODY = "none"

_END_OF_DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ]24:00(?::00(?:[.,]0+)?)?(Z|[+-]\d{2}:?\d{2})?$")

Value = str | int | frozenset[str] | None


@dataclass(frozen=True)
class Input:
    """This is one thing the navigator may be told: its values, and what silence means."""

    name: str
    group: str
    values: tuple[str, ...] = ()
    default: Value = None
    is_many: bool = False
    is_number: bool = False
    is_meeting: bool = False

    @property
    def is_yes_no(self) -> bool:
        """Say whether it is simply yes or no."""
        return self.values == (YES, NO)


def _yes_no(name: str, group: str) -> Input:
    return Input(name, group, (YES, NO), NO)


def _unsure(name: str, group: str) -> Input:
    return Input(name, group, (YES, NO, UNSURE), UNSURE)


SUBJECT, DANGER, WORRY, PERSON, WORKER, WORK = "subject danger worry person worker work".split()
INPUTS: Mapping[str, Input] = MappingProxyType(
    {
        each.name: each
        for each in (
            Input("subject", SUBJECT, ("child", "adult", "location", "group", "theme"), "child"),
            _yes_no("immediate_danger", DANGER),
            _yes_no("urgent_health", DANGER),
            _yes_no("missing_now", DANGER),
            Input("harms", WORRY, HARMS, frozenset(), is_many=True),
            Input("level", WORRY, (UNSURE, "emerging", "moderate", "significant"), UNSURE),
            Input("age", PERSON, is_number=True),
            Input("open_to", PERSON, OPEN_TO, frozenset(), is_many=True),
            Input("sector", WORKER, SECTORS),
            Input("living", PERSON, ("home", "care", "care_experienced")),
            _unsure("exploitation_signs", WORRY),
            _unsure("home_harm_too", WORRY),
            _unsure("parents_safe", PERSON),
            _yes_no("high_risk_partner_abuse", WORRY),
            _yes_no("sexual_assault_recent", WORRY),
            _yes_no("arrested", PERSON),
            _yes_no("works_with_children", WORRY),
            _yes_no("placed_by_other_area", PERSON),
            _yes_no("cross_border", WORRY),
            Input("purpose", WORK, ("new_concern", "review_due", "conference_prep"), "new_concern"),
            Input("qa_changed", WORK, ("raised", "agreed", "lowered")),
            _yes_no("blocked_plan", WORK),
            _yes_no("recent_incident_24h", WORRY),
            _yes_no("direct_work", WORK),
            Input("disruption_level", WORK, ("1", "2", "3", "4")),
            Input("asked_for", WORK, is_meeting=True),
        )
    }
)
# Who is asked and when: they choose the rule set and the due dates, no rule looks at them.
PARTNERSHIP, NOW = "partnership", "now"


@dataclass(frozen=True)
class AnswerFault:
    """This is one thing in given answers that cannot be read; without a value, its name is."""

    name: str
    value: Any = None
    is_unknown_name: bool = False


class UnknownAnswers(ValueError):
    """These answers name inputs or values that there are not."""

    def __init__(self, faults: Collection[AnswerFault]) -> None:
        self.faults = tuple(faults)
        named = (f.name if f.is_unknown_name else f"{f.name}={f.value!r}" for f in self.faults)
        super().__init__(", ".join(named))


@dataclass(frozen=True)
class Answers:
    """These are answers as rules read them: silence filled in, and which of them were given."""

    values: Mapping[str, Value] = field(default_factory=lambda: SILENCE)
    given: frozenset[str] = frozenset()
    partnership: str | None = None
    now: datetime | None = None

    @property
    def is_about_person(self) -> bool:
        """Say whether it is about one named person who is or may be harmed, of any age."""
        return self.values["subject"] == "child"

    @property
    def is_about_child(self) -> bool:
        """Say whether that person is under 18, as everybody counts whose age is not known."""
        age = self.values["age"]
        return self.is_about_person and not (isinstance(age, int) and age >= ADULT_AGE)


SILENCE: Mapping[str, Value] = MappingProxyType({name: e.default for name, e in INPUTS.items()})


def read_answers(given: Mapping[str, Any], *, meetings: Collection[str] = ()) -> Answers:
    """Read answers as they come in; UnknownAnswers names every one that there is not.

    `meetings` are the codes that may be asked for. Which partnerships there are is the caller's
    to know: theirs is handed on as it is given.
    """
    values, faults = dict(SILENCE), []
    told = {name: value for name, value in given.items() if not _is_silent(value)}
    for name, value in told.items():
        if name in (PARTNERSHIP, NOW):
            continue
        if name not in INPUTS:
            faults.append(AnswerFault(name, is_unknown_name=True))
            continue
        try:
            values[name] = _read(INPUTS[name], value, meetings)
        except ValueError:
            faults.append(AnswerFault(name, value))
    moment, partnership = told.get(NOW), told.get(PARTNERSHIP)
    now = _moment(moment)
    if moment is not None and now is None:
        faults.append(AnswerFault(NOW, moment))
    if partnership is not None and not isinstance(partnership, str):
        faults.append(AnswerFault(PARTNERSHIP, partnership))
    unknown = [AnswerFault(n, is_unknown_name=True) for n in given if _is_unknown(n, told)]
    if faults or unknown:
        raise UnknownAnswers([*faults, *unknown])
    return Answers(MappingProxyType(values), frozenset(told) & INPUTS.keys(), partnership, now)


def _is_unknown(name: str, told: Mapping[str, Any]) -> bool:
    # A misspelt name is a mistake even when nothing was written beside it.
    return name not in told and name not in INPUTS and name not in (PARTNERSHIP, NOW)


def _is_silent(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple | set | frozenset) and not value)


def _read(wanted: Input, value: Any, meetings: Collection[str]) -> Value:
    if wanted.is_number:
        return _age(value)
    if wanted.is_many:
        return _many(wanted, value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or value not in (
        meetings if wanted.is_meeting else wanted.values
    ):
        raise ValueError(value)
    return value


def _age(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= OLDEST:
        raise ValueError(value)
    return value


def _many(wanted: Input, value: Any) -> frozenset[str]:
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list | tuple | set | frozenset):
        raise ValueError(value)
    if any(not isinstance(code, str) or code not in wanted.values for code in codes):
        raise ValueError(value)
    return frozenset(codes) - {NOBODY}


def read_moment(value: str) -> datetime:
    """Read ISO 8601; the end of a day, 24:00, is the first moment of the next one."""
    end = _END_OF_DAY.match(value)
    if end is None:
        return datetime.fromisoformat(value)
    return datetime.fromisoformat(f"{end[1]}T00:00{end[2] or ''}") + timedelta(days=1)


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        try:
            value = read_moment(value)
        except (ValueError, OverflowError):
            return None
    if not isinstance(value, datetime):
        return None
    # A time without a zone is one that a person in England read off a clock.
    return value if value.tzinfo else value.replace(tzinfo=LONDON)
