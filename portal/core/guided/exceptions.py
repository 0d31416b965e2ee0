"""What can go wrong on the way through a guided form, in words a visitor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class GuidedFault(ExpectedFault):
    """This cannot be done with a guided form."""


class StepNotOpen(GuidedFault):
    """This step comes later than what is answered, or is not on the path."""

    template = gettext_noop("Answer the questions before this one first.")


class NotAllAnswered(GuidedFault):
    """This run still has questions that must be answered."""

    template = gettext_noop("Some questions still need an answer.")


class AnswersChanged(GuidedFault):
    """These are not the answers that were checked: another window changed them."""

    template = gettext_noop(
        "Your answers were changed after this page was opened, perhaps in another window. Check "
        "them again."
    )


class FlowGone(GuidedFault):
    """This version of a flow is no longer known, so its runs cannot go on."""

    template = gettext_noop("This form has been replaced by a newer one. Start again.")
