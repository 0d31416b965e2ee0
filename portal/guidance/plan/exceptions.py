"""What can go wrong with plan and measures, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class PlanFault(ExpectedFault):
    """This cannot be done with the plan or a measure."""


class PeriodAlreadyEntered(PlanFault):
    """There is a value for this period and group."""

    template = gettext_noop(
        "There is a value for this period and group already. Correct that one: the old figure is "
        "kept."
    )


class ValueAlreadyCorrected(PlanFault):
    """Somebody else corrected this value in the meantime."""

    template = gettext_noop(
        "Somebody corrected this value while you were looking at it. Look at the new one first."
    )


class NothingChanged(PlanFault):
    """What was said is what is there already."""

    template = gettext_noop(
        "This is what is there already. Change the status, the date or the evidence, or leave "
        "this page."
    )


class KeptForGood(Exception):
    """What was entered is added to, never changed."""
