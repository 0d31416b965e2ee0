"""What did a page say at a moment?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.core.editions.actions import record_edition, withdraw_edition
from portal.core.editions.models import WithdrawalReason
from portal.core.editions.queries import (
    digests_in_force,
    edition_by_number,
    edition_in_force,
    edition_of_subject_in_force,
    editions_of,
    latest_edition,
    page_with_editions,
)
from portal.core.models import StandardPage
from portal.core.publishing.changes import subject_of
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def page(partnership) -> StandardPage:
    """Make a page: first words on Monday, others on Tuesday, off on Wednesday, back on Friday."""
    page = StandardPageFactory(parent=partnership.site.root_page, intro="First words.")
    record_edition(thing=page, now=MONDAY)
    page.intro = "Other words."
    record_edition(thing=page, now=MONDAY + DAY, note="Other words.")
    withdraw_edition(thing=page, now=MONDAY + 2 * DAY, reason=WithdrawalReason.UNPUBLISHED)
    record_edition(thing=page, now=MONDAY + 4 * DAY)
    return page


@pytest.mark.parametrize(
    ("after", "number"),
    [
        (timedelta(seconds=-1), None),
        (timedelta(0), 1),
        (DAY - timedelta(seconds=1), 1),
        (DAY, 2),
        (2 * DAY - timedelta(seconds=1), 2),
        (2 * DAY, None),
        (3 * DAY, None),
        (4 * DAY, 3),
        (400 * DAY, 3),
    ],
)
def test_a_moment_has_one_text_or_none(page, after, number):
    found = edition_in_force(page, MONDAY + after)
    assert (found.number if found else None) == number


def test_a_deleted_page_can_be_asked_about(page):
    subject = subject_of(page)
    StandardPage.objects.get(pk=page.pk).delete()
    found = edition_of_subject_in_force(subject, MONDAY)
    assert found.title == page.title
    assert "First words." in found.text


def test_the_list_has_the_newest_first_and_its_ends(page, queries):
    with queries(1):
        rows = editions_of(subject_of(page))
        assert [(row.number, row.is_in_force) for row in rows] == [(3, True), (2, False), (1, True)]
    assert latest_edition(page) == rows[0]


def test_one_is_found_by_its_number(page):
    assert edition_by_number(subject_of(page), 2).note == "Other words."
    assert edition_by_number(subject_of(page), 2, correction=1) is None
    assert edition_by_number("core.StandardPage:0", 2) is None


def test_what_is_in_force_is_listed_once(page, partnership, queries):
    other = StandardPageFactory(parent=partnership.site.root_page)
    record_edition(thing=other, now=MONDAY)
    gone = StandardPageFactory(parent=partnership.site.root_page)
    record_edition(thing=gone, now=MONDAY)
    withdraw_edition(thing=gone, now=MONDAY, reason=WithdrawalReason.DELETED)
    with queries(1):
        found = dict(digests_in_force("core.StandardPage"))
    assert found.keys() == {str(page.pk), str(other.pk)}
    assert found[str(page.pk)] == latest_edition(page).content_digest


def test_a_page_is_found_as_what_it_is(page):
    assert isinstance(page_with_editions(page.pk), StandardPage)
    assert page_with_editions(0) is None
