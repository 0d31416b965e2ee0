"""What can be stored of a search: counts by week, and nothing that tells who it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from portal.search.counting.models import SearchTally

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)


def tally(partnership, **more):
    usual = {"week": MONDAY, "language": "en", "query": "county lines", "searches": 5}
    return SearchTally.objects.create(partnership=partnership, **usual | more)


def test_the_table_has_no_column_for_anybody_nor_for_a_time_of_day():
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, SearchTally._meta.db_table)
        kinds = {
            column.name: connection.introspection.get_field_type(column.type_code, column)
            for column in found
        }
    assert set(kinds) == {
        *("id", "partnership_id", "week", "language", "query"),
        *("searches", "without_result", "clicks", "first_clicks", "ranks"),
    }
    assert kinds["week"] == "DateField"
    assert [name for name, kind in kinds.items() if "Time" in str(kind)] == []


def test_counting_has_no_other_table():
    models = apps.get_app_config("search_counting").get_models(include_auto_created=True)
    assert [model.__name__ for model in models] == ["SearchTally"]


def test_the_only_thing_it_points_to_is_the_partnership():
    related = {field.name for field in SearchTally._meta.get_fields() if field.is_relation}
    assert related == {"partnership"}


@pytest.mark.parametrize(
    "values",
    [
        {"query": ""},
        {"language": ""},
        {"without_result": 6},
        {"clicks": 1, "first_clicks": 2, "ranks": 2},
        {"clicks": 2, "ranks": 1},
        {"clicks": 1, "ranks": 51},
    ],
)
def test_counts_that_cannot_be_are_refused(partnership, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        tally(partnership, **values)


def test_a_search_has_one_row_a_week(two):
    tally(two[0])
    for more in ({"query": "cse"}, {"language": "pl"}, {"week": date(2026, 11, 9)}):
        tally(two[0], **more)
    tally(two[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        tally(two[0])
    assert SearchTally.objects.count() == 5


def test_what_may_be_shown_is_of_weeks_that_are_over_and_often_enough(partnership):
    tally(partnership, query="now", searches=99)
    before = date(2026, 11, 9)
    tally(partnership, query="four", searches=4, week=before)
    tally(partnership, query="five", searches=5, week=before)
    assert [row.query for row in SearchTally.objects.shown(MONDAY)] == ["five"]
    assert [str(row) for row in SearchTally.objects.rare(MONDAY)] == ["four"]
