"""What a mail server's answer means for a letter."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from portal.core.vault.exceptions import SealBroken

CLOSING: Final = 421  # "I am going away", whatever was asked
NOT_LET_IN: Final = frozenset({530, 535})  # our account, not this reader
POLICY: Final = b"5.7."  # relaying refused and the like: somebody has to mend a setting


class Meaning(Enum):
    """What to do with a letter that was not taken."""

    REFUSED = auto()  # nobody will ever take it
    LATER = auto()  # not this letter, not now
    TROUBLE = auto()  # the server or the line: says nothing about the letter


@dataclass(frozen=True)
class Verdict:
    """This is what to do, and a code for why: answers of servers name people."""

    meaning: Meaning
    fault: str


def verdict_on(error: Exception) -> Verdict:
    """Say what an error on handing over a letter means."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, said)] = error.recipients.values()
        return _answered("recipient", code, said)
    if isinstance(error, smtplib.SMTPDataError):
        return _answered("content", error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Verdict(Meaning.TROUBLE, f"sender-{error.smtp_code}")
    if isinstance(error, OSError):  # SMTP's own, time-outs, connections reset, a full disk
        return Verdict(Meaning.TROUBLE, _kind(error))
    if isinstance(error, SealBroken):
        return Verdict(Meaning.LATER, "sealed")  # the right key may come back
    return Verdict(Meaning.LATER, _kind(error))


def _answered(what: str, code: int, said: bytes | str) -> Verdict:
    answer = said if isinstance(said, bytes) else said.encode()
    if code == CLOSING:
        meaning = Meaning.TROUBLE
    elif code < 500 or code in NOT_LET_IN or answer.startswith(POLICY):
        meaning = Meaning.LATER
    else:
        meaning = Meaning.REFUSED
    return Verdict(meaning, f"{what}-{code}")


def _kind(error: Exception) -> str:
    return type(error).__name__[:60]
