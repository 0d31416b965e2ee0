"""Which figures readers get."""

from __future__ import annotations

import pytest

from portal.guidance.plan.queries import left_out_of, published_values
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("hides_small", "is_shown"), [(True, False), (False, True)])
def test_small_numbers_are_hidden_where_children_are_counted(partnership, hides_small, is_shown):
    measure = factories.MeasureFactory(
        partnership=partnership, unit="percent", hides_small=hides_small
    )
    factories.MeasureValueFactory(measure=measure, numerator=53, denominator=56)  # leaves 3
    [published] = published_values([measure])[measure.pk]
    assert (published.row is not None) is is_shown
    assert bool(left_out_of(measure)) is not is_shown


def test_what_counts_no_children_may_still_hide_what_does(partnership):
    staff = factories.MeasureFactory(partnership=partnership, hides_small=False)
    children = factories.MeasureFactory(partnership=partnership)
    for measure in (staff, children):
        factories.MeasureValueFactory(measure=measure, numerator=3)
    published = published_values([staff, children])
    assert published[staff.pk][0].row is not None
    assert published[children.pk][0].row is None
