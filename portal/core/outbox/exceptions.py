"""What can be wrong with what somebody wants delivered."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class OutboxFault(ExpectedFault):
    """This cannot be put into the outbox."""


class AddressUnusable(OutboxFault):
    """This is no address that mail can be sent to."""

    template = gettext_noop("This is not an e-mail address. Check how it is written.")


class KeyUnusable(OutboxFault):
    """This key is empty or too long to tell one delivery from another."""

    template = gettext_noop("A message needs a key of 1 to %(longest)s characters.")


class NothingToSay(OutboxFault):
    """This message has no subject or no text."""

    template = gettext_noop("A message needs a subject and a text.")


class FilesRefused(OutboxFault):
    """This message carries files; mail here is words, and a calendar entry at most."""

    template = gettext_noop("Files are not sent by mail. Send a link to where they are kept.")
