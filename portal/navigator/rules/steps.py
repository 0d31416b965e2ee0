"""Steps: what a worker may be told to do, in the fixed order of their classes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEETING = "MEETING"
_MEETING_PREFIX = f"{MEETING}:"

# What the engine and its proof must know by name; everything else about steps is data.
EMERGENCY = "EMERGENCY_999"
FIRST_CONTACT = "LINE_MANAGER"
FRONT_DOOR = "FRONT_DOOR"
ALLOCATED_WORKER = "ALLOCATED_WORKER"


class Basis(StrEnum):
    """This says what a step stands on, the strongest first."""

    STATED = "S"  # stated by this partnership
    PUBLISHED = "P"  # published national or local guidance
    ASSUMED = "A"  # our default, which the partnership must confirm


STRENGTH = {basis: place for place, basis in enumerate(Basis)}


class When(StrEnum):
    """This says how soon a step is taken."""

    NOW = "now"
    TODAY = "today"
    TWO_WORKING_DAYS = "2-working-days"
    FIVE_WORKING_DAYS = "5-working-days"
    HOURS_72 = "72-hours"
    WITH_STEP = "with-step"
    AS_SET = "as-set"


class StepClass:
    """This names the classes of steps that something depends on; they are taken in order."""

    EMERGENCY = 1
    MISSING = 2
    FIRST_CONTACT = 3
    STATUTORY = 4
    TOOLS = 8
    MEETING = 9
    PARALLEL = 10
    LAST = 13


@dataclass(frozen=True)
class StepKind:
    """This is one step of the catalogue, with its words; `when` may name a table of timing."""

    code: str
    class_: int
    text: str
    who: str
    when: str
    rank: int  # its place in the order of all steps

    @property
    def meeting(self) -> str | None:
        """Give the code of the meeting this step leads to, if it leads to one."""
        return meeting_of(self.code)


def step_for(meeting: str) -> str:
    """Give the code of the step that leads to a meeting."""
    return _MEETING_PREFIX + meeting


def meeting_of(step: str) -> str | None:
    """Give the code of the meeting a step leads to; None for every other step."""
    return step.removeprefix(_MEETING_PREFIX) if step.startswith(_MEETING_PREFIX) else None
