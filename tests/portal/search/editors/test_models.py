"""What the tables themselves refuse."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from portal.search.editors.models import SynonymSet
from tests.factories import PromotionFactory, SynonymSetFactory

pytestmark = pytest.mark.django_db


def refused(make, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


def test_a_name_stands_once_nationally_and_once_in_each_partnership(two):
    SynonymSetFactory(name="Nudes")
    SynonymSetFactory(name="Nudes", partnership=two[0])
    SynonymSetFactory(name="Nudes", partnership=two[1])
    refused(SynonymSetFactory, name="Nudes")
    refused(SynonymSetFactory, name="Nudes", partnership=two[0])
    assert SynonymSet.objects.count() == 3


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"phrases": ""}, {"language": ""}, {"voice": "dog"}]
)
def test_a_set_is_whole(values):
    refused(SynonymSetFactory, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"title": ""},
        {"phrases": ""},
        {"language": ""},
        {"path": ""},
        {"path": "https://example.org/"},
        {"from_date": date(2026, 12, 2), "until_date": date(2026, 12, 1)},
    ],
)
def test_a_promotion_is_whole_and_leads_to_one_place(values):
    refused(PromotionFactory, **values)


def test_a_promotion_leads_to_a_page_or_an_address_not_both(two):
    page = two[0].site.root_page
    assert PromotionFactory(page=page, path="").pk
    refused(PromotionFactory, page=page, path="/report/")


@pytest.mark.parametrize(
    ("day", "state"), [(1, "planned"), (2, "shown"), (4, "shown"), (5, "over")]
)
def test_a_promotion_has_its_days(day, state):
    row = PromotionFactory.build(from_date=date(2026, 12, 2), until_date=date(2026, 12, 4))
    today = date(2026, 12, day)
    found = {
        "planned": row.is_planned_on(today),
        "shown": row.is_shown_on(today),
        "over": row.is_over_on(today),
    }
    assert [name for name, is_so in found.items() if is_so] == [state]


def test_without_days_it_is_always_shown():
    row = PromotionFactory.build()
    assert row.is_shown_on(date(2026, 1, 1))
    assert str(row) == row.title
