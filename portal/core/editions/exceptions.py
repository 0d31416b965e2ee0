"""Why an edition was not made."""

from __future__ import annotations

from portal.core.exceptions import gettext_noop
from portal.core.publishing.exceptions import CannotPublish


class NoteMissing(CannotPublish):
    """The text changed and nobody said what and why."""

    template = gettext_noop(
        "“%(title)s” was not published. What changed and why? Write one or two sentences for "
        "readers under “For the next edition”, or choose “Correction, no new edition” for a "
        "spelling mistake."
    )


class KeptForGood(Exception):
    """Editions are added, never changed or taken away."""
