"""What can go wrong in the vault, in words a visitor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class SealBroken(Exception):
    """This sealed text cannot be opened: its key is gone, or somebody changed or moved it."""


class LookUpRefused(Exception):
    """This would search a sealed field; there is nothing in it that SQL could compare."""


class VaultFault(ExpectedFault):
    """This cannot be done with what the vault keeps."""


class RunGone(VaultFault):
    """This run is not there for this visitor: never was, has ended, or is another's."""

    template = gettext_noop(
        "These answers are not kept here any more. Start again, or use your four words if you "
        "have them."
    )


class RunTooLarge(VaultFault):
    """This run would hold more than any form asks for."""

    template = gettext_noop("That is more than we can keep. Shorten what you wrote.")


class WordsUnclear(VaultFault):
    """This is not four words of our list."""

    template = gettext_noop("Enter the four words you were given, with spaces between them.")


class WordUnknown(WordsUnclear):
    """One of the four is no word of our list."""

    template = gettext_noop("“%(word)s” is not one of our words. Check how it is spelt.")


class CodeUnknown(VaultFault):
    """These four words open nothing, or nothing any more."""

    template = gettext_noop(
        "These four words do not open anything. Check each word. They work for 7 days."
    )


class TooManyTries(VaultFault):
    """Somebody tried too many codes, or everybody together did."""

    template = gettext_noop("Too many tries. Wait a few minutes, then try again.")

    def __init__(self, *, retry_after: int) -> None:
        self.retry_after = retry_after  # seconds, for the header of that name
        super().__init__()
