"""docs/how-to/keep-it-true.md says what the CMS says: its reports, figures and days."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from portal.core import registry
from portal.core.actions import REPORTS_KEPT
from portal.guidance.review.actions.reports import HANDLED_KEPT
from portal.guidance.review.cms.addresses import REPORTS
from portal.guidance.review.rules.due import LONGEST, REPEATED_EVERY, SOON, WARNED_BEFORE, YEAR
from portal.guidance.review.rules.outer import AGAIN_WHEN_RIGHT, AGAIN_WHEN_WRONG
from portal.guidance.review.rules.reading_age import OLDEST_READER
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs" / "how-to" / "keep-it-true.md").read_text()


def test_it_lists_the_reports_of_the_menu():
    rows = re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
    assert rows[1:] == [str(view.page_title) for _address, view in REPORTS]


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("due within 30 days", timedelta(days=30) == SOON),
        ("a fortnight before a page is due", timedelta(days=14) == WARNED_BEFORE),
        ("every fortnight until", timedelta(days=14) == REPEATED_EVERY),
        ("never more than two years", timedelta(days=730) == LONGEST),
        ("it is a year", timedelta(days=365) == YEAR),
        ("asked once a week", timedelta(days=7) == AGAIN_WHEN_RIGHT),
        ("asked again the next day", timedelta(days=1) == AGAIN_WHEN_WRONG),
        ("deleted after 90 days", timedelta(days=90) == HANDLED_KEPT),
        ("everything after a year", timedelta(days=365) == REPORTS_KEPT),
    ],
)
def test_its_days_are_those_of_the_rules(said, is_so):
    assert said in PAGE
    assert is_so


def test_its_ages_are_those_that_are_measured():
    assert "9 for children, 11 for teenagers and families, 14 for everyone else" in PAGE
    assert OLDEST_READER == {
        "child": 9,
        "teen": 11,
        "family": 11,
        "practitioner": 14,
        "everyone": 14,
    }


@pytest.mark.parametrize(
    ("job", "seconds", "said"),
    [
        ("look-round", 300, "within five minutes"),
        ("look-at-everything", 6 * 3600, "every six hours"),
    ],
)
def test_it_says_how_often_somebody_looks(job, seconds, said):
    assert said in PAGE
    assert registry.recurring_jobs.get(job).every_seconds == seconds
