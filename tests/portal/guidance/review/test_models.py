"""What the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from portal.core.models import ProblemReport, StandardPage
from portal.guidance.review.models import Finding, OuterLink, ReportHandling, Subject
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db


def subject(**values):
    table = ContentType.objects.get_for_model(StandardPage)
    given = {"content_type": table, "object_id": 1, "title": "A", "language": "en"}
    return Subject(**(given | {"looked_at": NOW} | values))


def refused(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_thing_is_there_once(db):
    subject().save()
    refused(subject())


@pytest.mark.parametrize(
    "values",
    [
        {"due_date": date(2026, 1, 1)},
        {"reviewed_date": date(2026, 1, 1)},
        {"is_reviewed": True, "reminded_on": date(2026, 1, 1)},
        {"is_reviewed": True, "reminded_for": date(2026, 1, 1)},
    ],
)
def test_dates_are_of_what_is_reviewed_and_reminders_whole(values):
    refused(subject(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"url": ""},
        {"url": "https://a.example/", "verdict": "odd", "checked_at": NOW},
        {"url": "https://a.example/", "verdict": "right"},
        {"url": "https://a.example/", "checked_at": NOW},
    ],
)
def test_an_address_elsewhere_is_known_as_it_was_asked(values):
    refused(OuterLink(**values))


def test_an_address_elsewhere_is_there_once(db):
    OuterLink.objects.create(url="https://a.example/")
    refused(OuterLink(url="https://a.example/"))


def test_only_a_link_elsewhere_has_an_address_and_it_must(db):
    link, about = OuterLink.objects.create(url="https://a.example/"), subject()
    about.save()
    refused(Finding(subject=about, kind="web", text="x"))
    refused(Finding(subject=about, kind="alt", text="x", link=link))
    refused(Finding(subject=about, kind="odd", text="x"))
    Finding.objects.create(subject=about, kind="web", text="x", link=link)


def test_a_report_is_in_one_known_state(partnership):
    report = ProblemReport.objects.create(partnership=partnership, path="/", message="x")
    refused(ReportHandling(report=report, state="odd", changed_at=NOW))
    ReportHandling.objects.create(report=report, changed_at=NOW)
    refused(ReportHandling(report=report, changed_at=NOW))
