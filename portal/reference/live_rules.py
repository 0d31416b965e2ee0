"""What contacts need before a partnership goes live: facts in, findings out. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from portal.core.cms.offers import LiveFinding
from portal.core.exceptions import gettext_noop


@dataclass(frozen=True)
class ContactFacts:
    """These are the facts of one partnership's contacts."""

    has_front_door: bool  # verified
    has_out_of_hours: bool  # verified
    unchecked: int  # numbers nobody has rung
    blank: int
    overdue: int  # to be checked again by a day that has passed
    path: str


def contact_findings(facts: ContactFacts) -> list[LiveFinding]:
    """Say of each thing whether it is done, and where it is put right."""
    return [
        LiveFinding(
            facts.has_front_door,
            gettext_noop("Somebody has verified the number of the children’s front door.")
            if facts.has_front_door
            else gettext_noop("Fill in and verify the number of the children’s front door."),
            mend=facts.path,
        ),
        LiveFinding(
            facts.has_out_of_hours,
            gettext_noop("Somebody has verified the number of the team out of hours.")
            if facts.has_out_of_hours
            else gettext_noop("Fill in and verify the number of the team out of hours."),
            mend=facts.path,
        ),
        LiveFinding(
            not (facts.unchecked or facts.blank),
            gettext_noop("Every other contact has a verified number.")
            if not (facts.unchecked or facts.blank)
            else gettext_noop(
                "Other contacts nobody has checked: %(unchecked)d. Without a number: %(blank)d."
            ),
            {"unchecked": facts.unchecked, "blank": facts.blank},
            mend=f"{facts.path}?number_state=check",
        ),
        LiveFinding(
            facts.overdue == 0,
            gettext_noop("No number is due to be checked again.")
            if facts.overdue == 0
            else gettext_noop("Numbers to be checked again by now: %(overdue)d."),
            {"overdue": facts.overdue},
            mend=facts.path,
        ),
    ]
