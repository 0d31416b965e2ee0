"""What a mail server's answer means."""

from __future__ import annotations

import smtplib

import pytest

from portal.core.outbox.verdicts import Meaning, Verdict, verdict_on
from portal.core.vault.exceptions import SealBroken


def recipient(code, said=b"5.1.1 no such user reader@example.org"):
    return smtplib.SMTPRecipientsRefused({"reader@example.org": (code, said)})


@pytest.mark.parametrize(
    ("error", "meaning", "fault"),
    [
        (recipient(550), Meaning.REFUSED, "recipient-550"),
        (recipient(553), Meaning.REFUSED, "recipient-553"),
        (recipient(450), Meaning.LATER, "recipient-450"),
        (recipient(452), Meaning.LATER, "recipient-452"),
        (recipient(421), Meaning.TROUBLE, "recipient-421"),
        (recipient(530), Meaning.LATER, "recipient-530"),
        (recipient(554, b"5.7.1 relay access denied"), Meaning.LATER, "recipient-554"),
        (smtplib.SMTPDataError(554, b"no thanks"), Meaning.REFUSED, "content-554"),
        (smtplib.SMTPDataError(552, "too large"), Meaning.REFUSED, "content-552"),
        (smtplib.SMTPDataError(451, b"later"), Meaning.LATER, "content-451"),
        (smtplib.SMTPDataError(421, b"bye"), Meaning.TROUBLE, "content-421"),
        (smtplib.SMTPSenderRefused(550, b"who?", "a@b"), Meaning.TROUBLE, "sender-550"),
        (smtplib.SMTPServerDisconnected("gone"), Meaning.TROUBLE, "SMTPServerDisconnected"),
        (smtplib.SMTPHeloError(501, b"who?"), Meaning.TROUBLE, "SMTPHeloError"),
        (TimeoutError("slow"), Meaning.TROUBLE, "TimeoutError"),
        (ConnectionResetError("reset"), Meaning.TROUBLE, "ConnectionResetError"),
        (SealBroken("no key"), Meaning.LATER, "sealed"),
        (ValueError("odd"), Meaning.LATER, "ValueError"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_every_answer_has_one_meaning(error, meaning, fault):
    assert verdict_on(error) == Verdict(meaning, fault)


def test_no_answer_of_a_server_is_kept_in_words():
    for code in (450, 550):
        assert "example.org" not in verdict_on(recipient(code)).fault
