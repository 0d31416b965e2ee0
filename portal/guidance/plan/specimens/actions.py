"""Actions of an invented plan, in every state; their words are kept out of the catalogue."""

from __future__ import annotations

import datetime as dt

from portal.core.specimens import Specimen, drawn_in
from portal.guidance.plan.presenters.plan import ActionLine, ChangeLine, Tag

FOLDER = "portal/guidance/plan"
_part = drawn_in(FOLDER)
CAPTION = "Actions of this example"
REPORTED = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
CHANGES = [
    ChangeLine(REPORTED, ["Status: from “not started” to “under way”."], "A first visit.", "Lead"),
    ChangeLine(REPORTED, [], "", ""),
]
LATE = ActionLine(
    "1.1", "Visit every school", "Twice a year.", "Head of Safeguarding Children",
    dt.date(2026, 9, 30), Tag("Delayed", "warn", "clock"), Tag("12 days late", "late", "clock"),
    "Three schools were visited.\nTwo asked for more.", "action-visit", "#action-visit",
    "Children are seen", CHANGES,
)  # fmt: skip
BARE = ActionLine(
    "1.2", "Write a leaflet", "", "", None, Tag("Not known", "dash"), None, "", "action-leaflet",
    "#action-leaflet", "Children are seen", [],
)  # fmt: skip
# Who says for the whole list that nothing is named, instead of each line.
PLANS = {
    "owners and days": {},
    "no owner": {"names_no_owner": True},
    "no day": {"names_no_day": True},
    "neither": {"names_no_owner": True, "names_no_day": True},
}


def action_specimens() -> list[Specimen]:
    """Draw actions alone and in a table."""
    return [
        _part("action", "late, reported on", action=LATE),
        _part("action", "with nothing else stated", action=BARE),
        *(_table(state, plan) for state, plan in PLANS.items()),
        *(_part("honest", state, plan=plan) for state, plan in PLANS.items()),
    ]


def _table(state: str, plan: dict[str, bool]) -> Specimen:
    values = {"actions": [LATE, BARE], "caption": f"{CAPTION}: {state}", "plan": plan}
    return _part("actions_table", state, has_priority=not plan, **values)
