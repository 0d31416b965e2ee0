"""Why something is not put in front of readers, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import gettext_noop
from portal.core.publishing.exceptions import CannotPublish


class NotYours(CannotPublish):
    """Somebody publishes a row of a partnership in which they do not approve."""

    template = gettext_noop(
        "“%(title)s” is not yours to publish. Save it as a draft and submit it for approval."
    )


class SecondPersonNeeded(CannotPublish):
    """Somebody alone would change what families act on."""

    template = gettext_noop(
        "In “%(title)s” you changed what families act on, so somebody else has to publish it. "
        "It is saved as a draft: submit it for approval."
    )


class TranslationIncomplete(CannotPublish):
    """A translation would show readers a mixture of two languages."""

    template = gettext_noop(
        "Of “%(title)s” %(done)s of %(total)s texts are translated. Translate the rest, then "
        "publish it. Until then readers keep what they have."
    )
