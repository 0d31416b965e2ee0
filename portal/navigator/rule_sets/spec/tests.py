"""Rows of tests: as packs write them, and as blocks with pickers keep them.

Every block says `how` it tests. An input that is yes or no shares one block with the others of
its kind; each other input has a block of its own, with its own values to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portal.navigator.rule_sets.spec.raw import Raw, child, items, values_in
from portal.navigator.rules.inputs import INPUTS, NO, YES, Input

WORD, NOT, STEP, NO_STEP, ANY_OF = "word", "not", "step", "no_step", "any_of"
CLOSED, YES_NO, RANGE = "asked_for_closed", "yes_no", "range"
GIVEN, NOT_GIVEN = "given", "not_given"
ONE = frozenset({"only", "not_only"})  # these name a single code
CHOICE_TESTS = ("is", "is_not", GIVEN, NOT_GIVEN)
MANY_TESTS = ("include", "include_none", "other_than", "only", "not_only", GIVEN, NOT_GIVEN)
NUMBER_TESTS = (RANGE, GIVEN, NOT_GIVEN)


def shares_block(wanted: Input) -> bool:
    """Say whether an input is one of those answered by yes, no and perhaps not sure."""
    return wanted.values[:2] == (YES, NO)


def tests_for(wanted: Input) -> tuple[str, ...]:
    """List how an input can be tested."""
    if wanted.is_number:
        return NUMBER_TESTS
    return MANY_TESTS if wanted.is_many else CHOICE_TESTS


def tests_to_raw(tests: Iterable[Mapping[str, Any]]) -> list[Raw]:
    """Turn a row of tests into blocks."""
    return [_to_raw(test) for test in tests]


def tests_from_raw(raw: Iterable[Raw] | None) -> list[dict[str, Any]]:
    """Turn blocks into a row of tests; what an editor left empty stays empty, to be refused."""
    return [_from_raw(each["type"], each["value"]) for each in raw or ()]


def _to_raw(test: Mapping[str, Any]) -> Raw:
    if ANY_OF in test:
        return child(ANY_OF, items(tests_to_raw(row) for row in test[ANY_OF]))
    if CLOSED in test:
        return child(CLOSED, None)
    for how in (WORD, NOT):
        if how in test:
            return child(WORD, {"how": how, "word": test[how]})
    for how in (STEP, NO_STEP):
        if how in test:
            return child(STEP, {"how": how, "steps": items(test[how])})
    return _input_to_raw(test)


def _input_to_raw(test: Mapping[str, Any]) -> Raw:
    name = test["input"]
    wanted = INPUTS[name]
    value: Raw
    if wanted.is_number:
        value = {"how": _how(test), "from": test.get("from"), "to": test.get("to")}
        return child(name, value)
    value = {"how": _how(test), "values": _values(test)}
    return child(YES_NO, {"input": name, **value}) if shares_block(wanted) else child(name, value)


def _values(test: Mapping[str, Any]) -> list[str]:
    how = _how(test)
    if how in (GIVEN, NOT_GIVEN):
        return []
    return [test[how]] if how in ONE else list(test[how])


def _how(test: Mapping[str, Any]) -> str:
    if GIVEN in test:
        return GIVEN if test[GIVEN] else NOT_GIVEN
    return next((key for key in test if key not in ("input", "from", "to")), RANGE)


def _from_raw(kind: str, value: Any) -> dict[str, Any]:
    if kind == ANY_OF:
        return {ANY_OF: [tests_from_raw(row) for row in values_in(value)]}
    if kind == CLOSED:
        return {CLOSED: True}
    if kind == WORD:
        return {value["how"] or WORD: value["word"]}
    if kind == STEP:
        return {value["how"] or STEP: values_in(value["steps"])}
    return _input_from_raw(value["input"] if kind == YES_NO else kind, value)


def _input_from_raw(name: str, value: Raw) -> dict[str, Any]:
    how, found = value["how"], {"input": name}
    if how in (GIVEN, NOT_GIVEN):
        return {**found, GIVEN: how == GIVEN}
    if how == RANGE:
        ends = {"from": value["from"], "to": value["to"]}
        return {**found, **{end: age for end, age in ends.items() if age is not None}}
    told = value.get("values") or []
    if how in ONE:
        return {**found, how: told[0] if len(told) == 1 else None}
    return {**found, how: list(told)}
