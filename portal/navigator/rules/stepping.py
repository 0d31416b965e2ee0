"""The catalogue of an area: the common steps in their order, its meetings, its own words."""

from __future__ import annotations

from portal.navigator.rules.entries import AreaEntry, CommonEntry, MeetingEntry, StepEntry
from portal.navigator.rules.steps import MEETING, StepKind, step_for

FRONT_DOOR_NAME, MEETING_NAME = "{front_door}", "{meeting}"


def catalogue(common: CommonEntry, area: AreaEntry) -> dict[str, StepKind]:
    """Give every step by its code; its rank is its place.

    Classes come in their order; within one the steps as they are listed. The entry for meetings
    stands for all meetings of its class, in the order in which the area lists them.
    """
    found: dict[str, StepKind] = {}
    for entry in sorted(common.steps, key=lambda entry: entry.class_):
        for kind in _kinds(entry, area, len(found)):
            found[kind.code] = kind
    return found


def _kinds(entry: StepEntry, area: AreaEntry, rank: int) -> list[StepKind]:
    if entry.code == MEETING:
        here = [meeting for meeting in area.meetings if meeting.class_ == entry.class_]
        return [_for_meeting(entry, meeting, rank + at) for at, meeting in enumerate(here)]
    local = area.steps.get(entry.code)
    text = (local and local.text) or entry.text
    who = (local and local.who) or entry.who
    named = text.replace(FRONT_DOOR_NAME, area.front_door)
    return [StepKind(entry.code, entry.class_, named, who, entry.when, rank)]


def _for_meeting(entry: StepEntry, meeting: MeetingEntry, rank: int) -> StepKind:
    text = (meeting.text or entry.text).replace(MEETING_NAME, meeting.name)
    code = step_for(meeting.code)
    return StepKind(code, entry.class_, text, meeting.who or entry.who, entry.when, rank)
