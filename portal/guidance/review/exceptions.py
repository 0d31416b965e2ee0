"""What can go wrong with reviews and reports, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class ReviewFault(ExpectedFault):
    """This cannot be done with a review or a report."""


class NotPublished(ReviewFault):
    """Nobody can say that a page is right which nobody reads."""

    template = gettext_noop("“%(title)s” is not published. Publish it first.")


class NotReviewable(ReviewFault):
    """This page is no page of a partnership, or is reviewed with another one."""

    template = gettext_noop("“%(title)s” is reviewed with the page it is a translation of.")
