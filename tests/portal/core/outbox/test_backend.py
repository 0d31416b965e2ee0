"""What libraries send at once goes into the outbox."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail

from portal.core.outbox.exceptions import AddressUnusable, FilesRefused
from portal.core.outbox.models import OutboxMail
from portal.settings import production

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.EMAIL_BACKEND = production.EMAIL_BACKEND


def test_production_sends_through_the_outbox_to_where_email_url_says():
    assert production.EMAIL_BACKEND == "portal.core.outbox.backend.OutboxBackend"
    assert production.MAIL_TRANSPORT == "django.core.mail.backends.filebased.EmailBackend"


def test_what_is_sent_waits_for_the_worker(sent_mail):
    sent = send_mail("A task", "Words.", None, ["Reader <a@example.org>"], html_message="<p>W</p>")
    assert (sent, mail.outbox) == (1, [])
    [letter] = sent_mail()
    assert (letter.to, letter.subject, letter.body) == (["a@example.org"], "A task", "Words.")
    assert letter.alternatives[0].content == "<p>W</p>"


def test_no_reader_sees_another(sent_mail):
    to, cc, bcc = ["a@example.org"], ["b@example.org"], ["c@example.org"]
    EmailMultiAlternatives("S", "T", None, to, cc=cc, bcc=bcc).send()
    letters = sent_mail()
    assert [letter.to for letter in letters] == [to, cc, bcc]
    assert all((letter.cc, letter.bcc) == ([], []) for letter in letters)


def test_files_and_other_kinds_of_words_are_refused():
    with_file = EmailMultiAlternatives("S", "T", None, ["a@example.org"])
    with_file.attach("answers.pdf", b"%PDF", "application/pdf")
    odd = EmailMultiAlternatives("S", "T", None, ["a@example.org"])
    odd.attach_alternative("{}", "application/json")
    for message in (with_file, odd):
        with pytest.raises(FilesRefused):
            message.send()
    assert OutboxMail.objects.count() == 0


def test_one_bad_address_sends_to_nobody():
    with pytest.raises(AddressUnusable):
        EmailMultiAlternatives("S", "T", None, ["a@example.org", "nobody"]).send()
    assert OutboxMail.objects.count() == 0


def test_a_letter_to_nobody_is_none():
    assert EmailMultiAlternatives("S", "T", None, []).send() == 0
    assert OutboxMail.objects.count() == 0
