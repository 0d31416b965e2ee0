"""What lists of rows say about a row."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.core.cms.columns import state, whose
from tests.factories import ContactFactory, TermFactory

pytestmark = pytest.mark.django_db


def test_a_row_says_whose_it_is(partnership):
    assert whose(TermFactory(partnership=partnership)) == "North Lincolnshire"
    assert whose(TermFactory(partnership=None)) == "Everywhere"


@pytest.mark.parametrize(
    ("live", "waits", "said"),
    [
        (True, False, "Published"),
        (True, True, "Published, a draft waits"),
        (False, True, "Draft"),
        (False, False, "Draft"),
    ],
)
def test_a_row_says_what_readers_see_of_it(live, waits, said):
    assert state(ContactFactory.build(live=live, has_unpublished_changes=waits)) == said


def test_a_list_says_it_and_costs_no_more_for_more_rows(client_as, two):
    client = client_as("editor", two[0], is_demo=True)
    address = reverse("wagtailsnippets_reference_contact:list")
    client.get(address)
    counts = []
    for number in range(3):
        ContactFactory(partnership=two[0], key=f"own-{number}")
        ContactFactory(partnership=None, key=f"national-{number}")
        with CaptureQueriesContext(connection) as counted:
            page = client.get(address).text
        counts.append(len(counted))
    assert len(set(counts)) == 1
    assert "Everywhere" in page
    assert "Published" in page
