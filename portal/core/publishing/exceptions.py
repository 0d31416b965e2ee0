"""Why something was not published."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault


class OutsideTransaction(RuntimeError):
    """This change of what readers see was tried where a failure could not undo it.

    It is a fault of the code that tried: `portal.core.publishing` has the ways that hold.
    """


class CannotPublish(ExpectedFault):
    """This version may not go in front of readers; subclasses say why and what to do."""
