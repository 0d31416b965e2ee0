"""The plan as search finds it."""

from __future__ import annotations

import pytest

from portal.core.publishing import publish_row
from portal.guidance.plan import search
from portal.search.models import SearchEntry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(partnership):
    return factories.PriorityTextFactory(
        owner__slug="listen", owner__code="1", owner__partnership=partnership,
        title="Listen", summary="To children.",
    )  # fmt: skip


def action(priority, title, **values):
    return factories.ActionTextFactory(
        owner__priority=priority, owner__partnership=priority.partnership, title=title, **values
    )


def only(source):
    (one,) = source.findables(source.things())
    return one


def test_a_priority_is_found_by_its_actions(text, partnership):
    action(text.owner, "Ask first", detail="Then write.")
    action(text.owner, "Not yet", draft=True)
    one = only(search.PRIORITIES)
    assert (one.thing, one.kind, one.path) == (
        "priority:listen", "strategy", "/strategy/plan/listen/",
    )  # fmt: skip
    assert (one.title, one.words, one.partnership_pk) == ("Listen", ("1",), partnership.pk)
    assert one.body == "To children.\nAsk first\nThen write."


def test_an_action_that_is_published_or_deleted_changes_its_priority(text):
    publish_row(row=text)
    said = action(text.owner, "Ask first", draft=True)
    publish_row(row=said)
    assert body() == "To children.\nAsk first"
    said.delete()
    assert body() == "To children."


def body():
    return SearchEntry.objects.get(thing="priority:listen").text.body


def test_a_measure_is_found_without_its_figures():
    measure = factories.MeasureTextFactory(
        owner__slug="episodes", owner__code="NL-M06", name="Missing episodes",
        definition="How often.", rationale="To see.", numerator="Episodes", source="Police",
    )  # fmt: skip
    factories.MeasureValueFactory(measure=measure.owner, numerator=4711)
    one = only(search.MEASURES)
    assert (one.path, one.words) == ("/strategy/indicators/episodes/", ("NL-M06",))
    assert one.body == "How often.\nTo see.\nEpisodes\nPolice"
    assert "4711" not in repr(one)


def test_lists_are_found_where_there_is_something_to_list(text, partnership):
    publish_row(row=text)
    rows = SearchEntry.objects.filter(source="plan-lists").order_by("path")
    assert [(row.path, row.place) for row in rows] == [
        ("/strategy/plan/", partnership.pk), ("/strategy/plan/summary/", partnership.pk),
    ]  # fmt: skip
    text.delete()
    assert not rows.all().exists()


def test_what_is_national_is_listed_everywhere(text):
    publish_row(row=text)
    publish_row(row=factories.PriorityTextFactory())
    rows = SearchEntry.objects.filter(source="plan-lists", thing="place:plan")
    assert [row.place for row in rows] == [0]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_priorities_need_no_more_queries_than_one(rows, queries):
    for text in factories.PriorityTextFactory.create_batch(rows):
        action(text.owner, "Ask first")
    names = search.PRIORITIES.source.things()
    with queries(3):  # with their actions and the words of these
        assert len(list(search.PRIORITIES.source.findables(names))) == rows
