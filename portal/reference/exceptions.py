"""What can go wrong with reference rows, in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class ReferenceFault(ExpectedFault):
    """This cannot be done with a reference row."""


class NotAPhoneNumber(ReferenceFault):
    """This is no number that a phone in the United Kingdom can dial."""

    template = gettext_noop(
        "“%(text)s” is not a UK phone number. Write one number with its area code, such as "
        "01632 960 500 or 0800 1111; words and extensions belong in the note."
    )


class NumberIsBlank(ReferenceFault):
    """This contact has no number that anybody could have checked."""

    template = gettext_noop("%(name)s has no phone number yet. Fill it in, then verify it.")


class NumberHasChanged(ReferenceFault):
    """Somebody changed the number while somebody else was checking it."""

    template = gettext_noop(
        "The number of %(name)s has changed to %(phone)s since you looked. Check the new one."
    )


class NumberNeedsSecondPerson(ReferenceFault):
    """Whoever brought a number would also be the one who says it is right."""

    template = gettext_noop(
        "You entered %(phone)s for %(name)s, so somebody else has to ring it and verify it."
    )
