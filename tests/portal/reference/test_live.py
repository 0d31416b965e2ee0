"""What contacts need before a partnership goes live, and whom to ring now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.core.models import Partnership
from portal.reference.live_facts import check_contacts, contact_rows
from portal.reference.live_rules import ContactFacts, contact_findings
from tests.factories import ContactFactory

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
DONE = ContactFacts(True, True, unchecked=0, blank=0, overdue=0, path="/contacts/")


def said(findings):
    return [each.template % dict(each.facts) for each in findings if not each.is_ok]


def test_nothing_is_left_when_every_number_is_verified():
    assert said(contact_findings(DONE)) == []


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"has_front_door": False}, "Fill in and verify the number of the children’s front door."),
        ({"has_out_of_hours": False}, "Fill in and verify the number of the team out of hours."),
        ({"unchecked": 2}, "Other contacts nobody has checked: 2. Without a number: 0."),
        ({"blank": 1}, "Other contacts nobody has checked: 0. Without a number: 1."),
        ({"overdue": 3}, "Numbers to be checked again by now: 3."),
    ],
)
def test_what_is_missing_is_said(changes, text):
    assert said(contact_findings(replace(DONE, **changes))) == [text]


@pytest.mark.django_db
def test_each_partnership_is_judged_by_its_own_contacts(two):
    own, other = two
    ContactFactory(partnership=own, front_door=True)
    ContactFactory(partnership=own, out_of_hours=True, review_date=date(2026, 1, 1))
    ContactFactory(partnership=own, unchecked=True)
    ContactFactory(partnership=own, blank=True)
    ContactFactory(partnership=own, blank=True, email="team@example.org")
    ContactFactory(partnership=own, unchecked=True, live=False)
    ContactFactory(partnership=other, front_door=True, unchecked=True)
    found = check_contacts([own, other], NOW)
    assert said(found[own.pk]) == [
        "Other contacts nobody has checked: 1. Without a number: 1.",
        "Numbers to be checked again by now: 1.",
    ]
    assert said(found[other.pk])[:2] == [
        "Fill in and verify the number of the children’s front door.",
        "Fill in and verify the number of the team out of hours.",
    ]


@pytest.mark.django_db
def test_whom_to_ring_is_listed(two):
    ContactFactory(partnership=two[0], key="a", name="A", unchecked=True)
    ContactFactory(partnership=two[0], key="b", name="B", review_date=date(2026, 1, 1))
    ContactFactory(partnership=two[0], key="c", name="C", review_date=date(2027, 1, 1))
    ContactFactory(partnership=two[0], key="d", name="D", blank=True)
    ContactFactory(partnership=two[1], key="e", name="E", unchecked=True)
    rows = contact_rows([two[0]], NOW)
    assert [row.text for row in rows] == ["A: 01632 960 500", "B: 01632 960 500"]
    assert all(
        row.is_warning and "/cms/snippets/reference/contact/edit/" in row.path for row in rows
    )


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 4])
def test_one_query_for_any_number_of_partnerships(four_partnerships, queries, count):
    for partnership in four_partnerships.values():
        ContactFactory(partnership=partnership, unchecked=True)
    chosen = list(Partnership.objects.with_site()[:count])
    with queries(1):
        assert len(check_contacts(chosen, NOW)) == count
    with queries(1):
        assert len(contact_rows(chosen, NOW)) == count
