"""No number below five can be worked out from what readers see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.guidance.plan.rules.small import Figure, is_small, tells_small
from portal.guidance.plan.rules.suppression import left_out
from portal.guidance.plan.rules.units import Unit

START, END = date(2025, 4, 1), date(2026, 3, 31)
QUARTERS = (
    (date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 9, 30)),
    (date(2025, 10, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 3, 31)),
)  # fmt: skip


def figure(key, unit=Unit.COUNT, *, group="", numerator=None, denominator=None, value=None,
           period=(START, END), measure=1):  # fmt: skip
    return Figure(
        key, measure, unit, *period, group, numerator, denominator,
        None if value is None else Decimal(value),
    )  # fmt: skip


def counts(total: int | None, *groups: int) -> list[Figure]:
    """Give a total (key 0) and its groups (from 1)."""
    whole = [] if total is None else [figure(0, numerator=total)]
    return whole + [
        figure(key, group=f"Group {key}", numerator=number) for key, number in enumerate(groups, 1)
    ]


def shares(whole: int, *groups: int) -> list[Figure]:
    return [
        figure(key, Unit.PERCENT, group=f"G{key}", numerator=number, denominator=whole)
        for key, number in enumerate(groups)
    ]


# By itself


@pytest.mark.parametrize("number", range(8))
def test_one_to_four_people_are_not_shown(number):
    assert left_out([figure(1, numerator=number)]) == ({1} if number in {1, 2, 3, 4} else set())


@pytest.mark.parametrize(
    ("top", "bottom", "is_hidden"),
    [
        (37, 50, False), (146, 405, False), (53, 56, True), (4, 100, True), (96, 100, True),
        (95, 100, False), (0, 3, True), (3, 3, True), (0, 50, False), (50, 50, False),
        (0, 0, False), (5, 10, False), (5, 9, True),
    ],
)  # fmt: skip
def test_a_percentage_tells_its_counts_and_those_left_over(top, bottom, is_hidden):
    one = figure(1, Unit.PERCENT, numerator=top, denominator=bottom)
    assert (left_out([one]) == {1}) is is_hidden


@pytest.mark.parametrize(
    ("top", "bottom", "is_hidden"),
    [(105, 99, False), (60, 2, True), (4, 60, True), (99, 105, False), (20, 18, False)],
)
def test_a_ratio_has_no_rest_but_both_its_counts(top, bottom, is_hidden):
    one = figure(1, Unit.RATIO, numerator=top, denominator=bottom)
    assert (left_out([one]) == {1}) is is_hidden


def test_an_answer_and_a_score_count_nobody():
    answer = figure(1, Unit.YES_NO, value=1)
    assert left_out([answer, figure(2, Unit.SCORE, value="3.2", measure=2)]) == set()
    assert left_out([figure(3, Unit.SCORE, value="3.2", denominator=4)]) == {3}
    assert left_out([figure(3, Unit.SCORE, value="3.2", denominator=5)]) == set()


@pytest.mark.parametrize(
    ("share", "base", "is_hidden"),
    [
        ("1", 74, True), ("51", 74, False), ("99", 74, True), ("100", 74, False),
        ("0", 74, False), ("100", 405, False), ("1", 1000, False), ("13.5", 37, False),
        ("10.8", 37, True), ("13", 74, False),
    ],
)  # fmt: skip
def test_a_share_without_counts_tells_them_when_its_base_is_known(share, base, is_hidden):
    assert tells_small(figure(1, Unit.PERCENT, value=share), {base}) is is_hidden
    with_base = figure(1, Unit.PERCENT, value=share, denominator=base)
    assert tells_small(with_base, set()) is is_hidden
    assert tells_small(figure(1, Unit.PERCENT, value=share), set()) is False


def test_the_base_may_stand_in_another_measure_of_the_same_period():
    children = figure(9, numerator=74, measure=2)
    one = figure(1, Unit.PERCENT, group="Guardian", value=1)
    assert left_out([one]) == set()
    assert left_out([one, children]) == {1}
    elsewhen = figure(9, numerator=74, measure=2, period=QUARTERS[0])
    assert left_out([one, elsewhen]) == set()


# What adds up


def test_a_group_cannot_be_taken_from_the_total():
    assert left_out(counts(50, 3, 20, 27)) == {1, 2}
    assert left_out(counts(None, 3, 20, 27)) == {1}
    assert left_out(counts(50, 23, 27)) == set()


def test_those_in_no_group_cannot_be_taken_from_the_total():
    assert left_out(counts(50, 47)) == {1}
    assert left_out(counts(50, 20, 27)) == {1}
    assert left_out(counts(50, 20, 20)) == set()


def test_equals_go_together():
    assert left_out(counts(44, 4, 20, 20)) == {1, 2, 3}


def test_where_all_are_small_noughts_go_too():
    assert left_out(counts(6, 3, 3, 0)) == {1, 2, 3}
    assert left_out(counts(40, 0, 40)) == set()


def test_a_total_that_is_left_out_takes_its_groups_along():
    assert left_out(counts(4, 4, 0)) == {0, 1, 2}


def test_shares_of_one_whole_add_up_to_it():
    assert left_out(shares(74, 38, 25, 10, 1)) == {2, 3}
    assert left_out(shares(50, 30, 20)) == set()


def test_breakdowns_that_are_named_are_looked_at_apart():
    """37 of 50 boys and 9 of 50 of one kind of harm leave nobody over: they overlap."""
    sex, harm = (
        figure(n, Unit.PERCENT, group=group, numerator=number, denominator=50)
        for n, group, number in ((1, "Sex: boys", 37), (2, "Harm: sexual", 9))
    )
    assert left_out([sex, harm]) == set()
    both = [
        figure(one.key, Unit.PERCENT, group=one.group.partition(": ")[2],
               numerator=one.numerator, denominator=50)
        for one in (sex, harm)
    ]  # fmt: skip
    assert left_out(both) == {2}


def test_printed_shares_of_one_whole_do_not_give_the_last_away():
    """51, 34, 13, 1 and 1 percent of 74 children, whose number another measure prints."""
    printed = [
        figure(n, Unit.PERCENT, group=f"Closed: {n}", value=share)
        for n, share in enumerate((51, 34, 13, 1, 1), 1)
    ]
    others = [figure(9, numerator=74, measure=2), figure(8, numerator=14, measure=3)]
    assert left_out([*printed, *others]) == {3, 4, 5}


def test_a_quarter_cannot_be_taken_from_the_year():
    quarters = [
        figure(n, numerator=number, period=period)
        for n, (number, period) in enumerate(zip((20, 30, 3, 40), QUARTERS, strict=True), 1)
    ]
    year = figure(0, numerator=93)
    assert left_out([year, *quarters]) == {1, 2, 3, 4}
    assert left_out(quarters) == {3}


def test_groups_of_quarters_are_safe_from_both_sides():
    cells = {}
    for q, period in enumerate(QUARTERS):
        for g, number in enumerate((10 + q, 3 if q == 3 else 20)):
            key = 10 * (q + 1) + g
            cells[key] = figure(key, group=f"G{g}", numerator=number, period=period)
    quarters = [
        figure(100 + q, numerator=10 + q + (3 if q == 3 else 20), period=period)
        for q, period in enumerate(QUARTERS)
    ]
    year = [figure(200, group="G0", numerator=46), figure(201, group="G1", numerator=63),
            figure(202, numerator=109)]  # fmt: skip
    assert left_out([*cells.values(), *quarters, *year]) == set(cells)


def test_a_total_left_out_for_its_year_takes_its_groups_along():
    first = [figure(1, numerator=20, period=QUARTERS[0]),
             figure(2, numerator=3, period=QUARTERS[1])]  # fmt: skip
    groups = [figure(3, group="A", numerator=8, period=QUARTERS[0]),
              figure(4, group="B", numerator=12, period=QUARTERS[0])]  # fmt: skip
    assert left_out([figure(0, numerator=23), *first, *groups]) == {1, 2, 3, 4}


def test_other_measures_stay():
    other = figure(9, numerator=60, measure=2)
    assert left_out([*counts(50, 3, 47), other]) == {1, 2}


# Nothing can be worked out: every world that would be published alike is tried


def published(figures: Sequence[Figure], show: str) -> tuple[object, ...]:
    hidden = left_out(figures)
    return tuple(None if one.key in hidden else getattr(one, show) for one in figures)


def worlds_published_alike(worlds, figures_of):
    """Group all worlds by what readers would see of them."""
    alike = defaultdict(list)
    for world in worlds:
        alike[published(figures_of(world), "numerator")].append(world)
    return alike


def assert_no_small_number_follows(alike):
    for seen, worlds in alike.items():
        for place in range(len(worlds[0])):
            values = {world[place] for world in worlds}
            assert len(values) > 1 or not is_small(next(iter(values))), (seen, worlds)


@pytest.mark.parametrize("groups", [1, 2, 3])
def test_no_group_follows_from_a_total_and_the_others(groups):
    """The last of each world are in no group: the total counts them as well."""
    worlds = product(range(13), repeat=groups + 1)
    alike = worlds_published_alike(worlds, lambda world: counts(sum(world), *world[:-1]))
    assert len(alike) > 13
    assert_no_small_number_follows(alike)


@pytest.mark.parametrize("groups", [2, 3])
def test_no_group_follows_where_everybody_is_in_one(groups):
    worlds = product(range(13), repeat=groups)
    alike = worlds_published_alike(worlds, lambda world: counts(sum(world), *world))
    assert_no_small_number_follows(alike)


def test_no_group_of_four_follows():
    worlds = product((0, 1, 2, 3, 4, 5, 6, 7), repeat=4)
    alike = worlds_published_alike(worlds, lambda world: counts(sum(world), *world))
    assert_no_small_number_follows(alike)


@pytest.mark.parametrize("groups", [2, 3])
def test_no_share_follows_from_the_whole_and_the_others(groups):
    worlds = [world for world in product(range(14), repeat=groups) if 5 <= sum(world) < 28]

    def of_one_whole(world):
        return [*shares(sum(world), *world), figure(99, numerator=sum(world), measure=2)]

    alike = worlds_published_alike(worlds, of_one_whole)
    assert_no_small_number_follows(alike)


@pytest.mark.parametrize("parts", [2, 3])
def test_no_quarter_follows_from_the_year(parts):
    worlds = product(range(13), repeat=parts)

    def year(world):
        quarters = zip(world, QUARTERS, strict=False)
        return [figure(0, numerator=sum(world)),
                *(figure(n, numerator=number, period=period)
                  for n, (number, period) in enumerate(quarters, 1))]  # fmt: skip

    assert_no_small_number_follows(worlds_published_alike(worlds, year))


numbers = st.integers(min_value=0, max_value=60)


@given(st.lists(numbers, min_size=1, max_size=8), numbers)
def test_what_is_left_over_is_never_small(groups, others):
    figures = counts(sum(groups) + others, *groups)
    hidden = left_out(figures)
    shown = [one for one in figures if one.key not in hidden]
    if figures[0] not in shown:
        assert len(shown) == 0
        return
    rest = figures[0].numerator - sum(one.numerator for one in shown[1:])
    assert not (is_small(rest) and len(shown) > 1)
    assert not any(is_small(one.numerator) for one in shown)
    assert not any(is_small(figures[0].numerator - one.numerator) for one in shown[1:])


pairs = st.tuples(numbers, numbers)


@given(st.lists(pairs, min_size=1, max_size=6))
def test_neither_counted_nor_left_over_follow_where_wholes_add_up(groups):
    """Each group has its own whole: those counted, and those not."""
    figures = [figure(0, Unit.PERCENT, numerator=sum(n for n, _m in groups),
                      denominator=sum(n + m for n, m in groups))]  # fmt: skip
    figures += [
        figure(key, Unit.PERCENT, group=f"G{key}", numerator=n, denominator=n + m)
        for key, (n, m) in enumerate(groups, 1)
    ]
    hidden = left_out(figures)
    shown = [one for one in figures[1:] if one.key not in hidden]
    if 0 in hidden:
        assert shown == []
        return
    if shown:
        for name in ("numerator", "denominator", "rest"):
            rest = getattr(figures[0], name) - sum(getattr(one, name) for one in shown)
            assert not is_small(rest)
    gone = len(groups) - len(shown)
    assert gone != 1 or len(groups) == 1 or not any(map(is_small, groups[0]))


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=8), st.randoms())
def test_the_order_of_figures_decides_nothing(groups, random):
    figures = counts(sum(groups), *groups)
    mixed = list(figures)
    random.shuffle(mixed)
    assert left_out(mixed) == left_out(figures)


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=6))
def test_leaving_out_once_is_enough(groups):
    figures = counts(sum(groups), *groups)
    hidden = left_out(figures)
    shown = [one for one in figures if one.key not in hidden]
    assert all(not is_small(one.numerator) for one in shown)
    assert left_out(counts(None, *(one.numerator for one in shown))) == set()
