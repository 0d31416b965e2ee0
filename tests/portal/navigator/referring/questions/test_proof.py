"""For every combination of answers: who is asked could change the result, who is not could not.

What is asked is read back from the conditions of the flow itself, so that the whole way is
proved: from the rules to the sets, from the sets to the conditions.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from portal.core.flow import All, AnyOf, Equals, In, Not, holds
from portal.navigator.referring.questions.answers import inputs_of
from portal.navigator.referring.questions.asking import question_of
from portal.navigator.referring.questions.pages import PAGES
from portal.navigator.referring.questions.showing import shown
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING
from portal.navigator.rules.inputs import INPUTS, read_answers
from portal.navigator.rules.scenarios import ANY_MOMENT
from tests.portal.navigator.referring.asking import (
    AREAS,
    DAY,
    anything,
    asked,
    flow,
    mattering,
    rules_of,
    walked,
)


def node_of(space, condition):
    """Read a condition of the flow as a set of combinations."""
    diagrams = space.diagrams
    if condition is None:
        return EVERYTHING
    if isinstance(condition, Not):
        return diagrams.none_of(node_of(space, condition.part))
    if isinstance(condition, AnyOf):
        return space.any_of(node_of(space, part) for part in condition.parts)
    if isinstance(condition, All):
        found = EVERYTHING
        for part in condition.parts:
            found = diagrams.both(found, node_of(space, part))
        return found
    return _test(space, condition)


def _test(space, test):
    diagrams = space.diagrams
    if isinstance(test, Equals):
        at = place(space, test.question, test.value)
        return diagrams.where(at, {1})
    at = place(space, test.question)
    kinds = space.variables[at].kinds
    held = set()
    for number, kind in enumerate(kinds):
        given = {} if kind.value is None else {test.question: kind.value}
        if isinstance(test, In):
            # All answers of a kind are told apart from none of each other.
            assert len({value in test.values for value in kind.like}) == 1
        if holds(test, given):
            held.add(number)
    return diagrams.where(at, held)


def place(space, question, code=None):
    return next(
        at
        for at, v in enumerate(space.variables)
        if question_of(v.input) == question and v.code == code
    )


def where_asked(area):
    """Give for each input the combinations in which the flow asks for it."""
    space = mattering(area).space
    found = dict.fromkeys(INPUTS, NOTHING)
    for step in flow(area).steps:
        on_path = node_of(space, step.when)
        for question in step.questions:
            name = question.id.replace("-", "_")
            found[name] = space.diagrams.both(on_path, node_of(space, question.when))
    return found


def differing(space, node, name):
    """Give where the answer to an input alone puts a combination into a set or takes it out."""
    diagrams = space.diagrams
    for at, variable in enumerate(space.variables):
        if variable.input == name:
            first = diagrams.given(node, at, 0)
            for kind in range(1, diagrams.sizes[at]):
                other = diagrams.given(node, at, kind)
                yield diagrams.either(
                    diagrams.without(first, other), diagrams.without(other, first)
                )


def not_before(space, page):
    at = PAGES.index(page)
    names = {name for later in PAGES[at:] for name in later.inputs}
    return {at for at, variable in enumerate(space.variables) if variable.input in names}


@pytest.mark.parametrize("area", AREAS)
def test_what_is_not_asked_never_changes_what_the_result_shows(area):
    space, places = mattering(area).space, where_asked(area)
    for node in shown(space, rules_of(area), DAY):
        for name, there in places.items():
            for differs in differing(space, node, name):
                assert space.diagrams.without(differs, there) == NOTHING, name


@pytest.mark.parametrize("area", AREAS)
def test_what_is_asked_can_change_what_the_result_shows_wherever_it_is_asked(area):
    space, places = mattering(area).space, where_asked(area)
    results = shown(space, rules_of(area), DAY)
    for page in PAGES:
        free = not_before(space, page)
        for name in page.inputs:
            can_matter = space.any_of(
                space.diagrams.somehow(differs, free)
                for node in results
                for differs in differing(space, node, name)
            )
            assert space.diagrams.without(places[name], can_matter) == NOTHING, name


@pytest.mark.parametrize("area", AREAS)
def test_no_condition_looks_at_what_is_asked_later_or_beside(area):
    space, places = mattering(area).space, where_asked(area)
    for page in PAGES:
        for name in page.inputs:
            assert not space.diagrams.looks_at(places[name]) & not_before(space, page), name


def as_shown(area, given):
    """Decide, without listing which answers stand behind a reason: those are the answers."""
    rules = rules_of(area)
    answers = read_answers(inputs_of(given), meetings=rules.meeting_codes)
    decision = decide(rules, answers, ANY_MOMENT)
    steps = tuple(
        replace(step, because=tuple(replace(each, inputs=()) for each in step.because))
        for step in decision.steps
    )
    return replace(decision, steps=steps)


def sets_of(area, given):
    rules, space = rules_of(area), mattering(area).space
    answers = read_answers(inputs_of(given), meetings=rules.meeting_codes)
    kinds = space.kinds_of(answers.values)
    return {node for node in shown(space, rules, DAY) if space.diagrams.holds(node, kinds)}


@pytest.mark.parametrize("area", AREAS)
def test_two_results_differ_exactly_where_their_sets_do(area):
    random, made, seen = Random(f"sets {area}"), flow(area), set()
    for _ in range(60):
        given = anything(made, random)
        name = random.choice(list(made.questions_by_id))
        other = {**given, **{k: v for k, v in anything(made, random).items() if k == name}}
        is_same = as_shown(area, given) == as_shown(area, other)
        seen.add(is_same)
        assert (sets_of(area, given) == sets_of(area, other)) is is_same, (given, name, other)
    assert seen == {True, False}


@pytest.mark.parametrize("area", AREAS)
def test_the_engine_gives_the_same_for_what_was_asked_and_for_all_that_could_be_said(area):
    random, made, left_out = Random(f"walks {area}"), flow(area), 0
    for _ in range(300):
        given = anything(made, random)
        counted = walked(made, **given).counted
        left_out += len(given) - len(counted)
        assert as_shown(area, given) == as_shown(area, counted), given
    assert left_out > 300


def test_asking_for_nothing_new_leaves_the_pages_as_they_are():
    assert asked(flow("CE"), harms=["unsure"], subject="unsure") == asked(flow("CE"))
