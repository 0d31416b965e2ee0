"""Telling a partnership about a report, also when mail is away for a while."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from portal.core.models import ProblemReport
from portal.core.tasks import MOST_TRIES, mail_problem_report, wait_after

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


@pytest.fixture
def report(partnership):
    """Keep a report of a partnership that wants to be told."""
    partnership.contact_email = "portal@example.org"
    partnership.save()
    return ProblemReport.objects.create(partnership=partnership, path="/a/", message="Wrong")


@pytest.fixture
def mail_is_away(monkeypatch):
    """Let every try to send fail."""

    def fail(_self, fail_silently=False):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)


def test_the_waits_grow_to_half_a_day_and_last_two_days():
    waits = [wait_after(tries) for tries in range(1, MOST_TRIES)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(waits) == timedelta(hours=12)
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=3)


def test_one_message_goes_out(report):
    assert mail_problem_report.call(report.pk) == "sent"
    assert [message.to for message in mail.outbox] == [["portal@example.org"]]


def test_subject_and_sender_tell_whoever_looks_nothing(report):
    mail_problem_report.call(report.pk)
    [message] = mail.outbox
    shown = f"{message.subject} {message.from_email}".lower()
    for word in ("child", "harm", "exploit", "safe", "report", "problem", "/a/"):
        assert word not in shown


def test_mail_that_is_away_is_tried_again_later(settings, report, mail_is_away, at):
    settings.TASKS = QUEUE
    now = at("2026-11-20 10:00")
    assert mail_problem_report.call(report.pk, 3) == "later"
    queued = DBTaskResult.objects.get()
    assert queued.args_kwargs == {"args": [report.pk, 4], "kwargs": {}}
    assert queued.run_after == now + timedelta(minutes=4)
    assert list(DBTaskResult.objects.ready()) == []


def test_the_last_try_fails_for_all_to_see(report, mail_is_away):
    with pytest.raises(SMTPServerDisconnected):
        mail_problem_report.call(report.pk, MOST_TRIES)


def test_a_report_that_is_gone_tells_nobody(report):
    gone = report.pk
    report.delete()
    assert mail_problem_report.call(gone) == "nobody to tell"
    assert mail.outbox == []


@pytest.mark.smtp
def test_a_real_server_takes_the_message(report, smtp_server):
    assert mail_problem_report.call(report.pk) == "sent"
    [message] = smtp_server.messages
    assert message["Subject"] == "A note about a page"
    assert message["Message-ID"] == f"<report-{report.pk}@localhost>"
    assert "Wrong" in message.get_payload()
