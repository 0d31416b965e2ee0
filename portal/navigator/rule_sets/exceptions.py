"""Why rules are not read or not put in front of people, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop
from portal.core.publishing.exceptions import CannotPublish


class RulesFault(ExpectedFault):
    """Something about where to refer cannot be done."""


class NoCommonRules(CannotPublish, RulesFault):
    """An area builds on the common rules, and they are not live."""

    template = gettext_noop(
        "The rules that are common to all areas are not published. Publish them first."
    )


class RulesUnreadable(CannotPublish, RulesFault):
    """These rules name something that there is not, or leave out what they need."""

    template = gettext_noop("“%(title)s” cannot be published yet. %(faults)s")


class ProofFails(CannotPublish, RulesFault):
    """For some answers these rules would lead nowhere, or the wrong way."""

    template = gettext_noop(
        "“%(title)s” cannot be published, because it does not hold for every answer. %(faults)s"
    )


class CommonRulesNeeded(CannotPublish, RulesFault):
    """Areas build on the common rules; without them nobody would be told where to refer."""

    template = gettext_noop(
        "The rules of %(areas)s build on these. They can be changed, but not taken away."
    )


class FileUnusable(RulesFault):
    """This file cannot become a draft."""

    template = gettext_noop("This file cannot be used. %(faults)s")


class NoAreaRules(RulesFault):
    """Common rules alone lead nowhere: they are read with those of an area."""

    template = gettext_noop(
        "No area has published rules yet, so there is nothing to try these with."
    )


class SheetLocked(RulesFault):
    """Somebody else keeps these rules to themselves, or approvers look at them."""

    template = gettext_noop(
        "“%(title)s” is locked, because somebody works on it or decides about it. Try again when "
        "they have finished."
    )
