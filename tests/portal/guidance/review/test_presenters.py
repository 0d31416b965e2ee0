"""The panel on the CMS's first page."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from portal.core.models import ProblemReport
from portal.guidance.review.presenters import count_rows, own_rows
from tests.factories import user_with_role
from tests.portal.guidance.review.blocks import prose
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def much(two, page_of, look, advice):
    def make(count):
        for number in range(count):
            page_of(
                two[0],
                title=f"Late {number}",
                owner_post="Lead Officer",
                review_due_date=date(2026, 11, 1),
                body=[prose('<p>A lifestyle choice <a href="/nowhere/">x</a></p>')],
            )
            ProblemReport.objects.create(partnership=two[0], path="/", message="x")
        look()

    return make


def test_it_counts_what_there_is_to_do_and_leads_there(two, much):
    much(2)
    rows = [(row.text, row.path) for row in count_rows([two[0]], NOW)]
    assert rows == [
        ("Notes from readers that wait: 2", reverse("problem_reports")),
        ("Reviews overdue: 2", reverse("review_due")),
        ("Pages nobody has reviewed: 1", reverse("review_due")),  # the home page
        ("Links that lead nowhere: 2", reverse("review_links")),
        ("Words that may blame a child: 2", reverse("review_words")),
    ]


def test_another_partnership_counts_its_own(two, much):
    much(2)
    assert [row.text for row in count_rows([two[1]], NOW)] == ["Pages nobody has reviewed: 1"]


def test_what_is_due_for_ones_own_post_comes_first(two, much):
    much(1)
    own = user_with_role("editor", two[0], post="lead officer")
    assert [row.text for row in own_rows(own, [two[0]], NOW)] == [
        "Yours: Late 0: review due 1 November 2026"
    ]
    assert own_rows(own, [two[1]], NOW) == []
    assert own_rows(user_with_role("editor", two[0], post="Other"), [two[0]], NOW) == []
    assert own_rows(user_with_role("editor", two[0]), [two[0]], NOW) == []


def test_the_first_page_shows_both(two, much, client_as, at):
    at("2026-11-20 10:00")
    much(1)
    page = client_as("editor", two[0], is_demo=True, post="Lead Officer").get("/cms/").text
    assert "Keeping it true" in page
    assert "Yours: Late 0" in page
    assert page.index("Yours: Late 0") < page.index("Reviews overdue: 1")


@pytest.mark.parametrize("count", [1, 3, 30])
def test_it_costs_the_same_for_any_number(two, much, queries, count):
    much(count)
    reader = user_with_role("editor", two[0], post="Lead Officer")
    with queries(3):
        count_rows(list(two), NOW)
    with queries(1):
        assert len(own_rows(reader, list(two), NOW)) == count
