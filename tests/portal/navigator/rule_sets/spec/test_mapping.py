"""From packs to rows and back: nothing is lost, for any rule set that packs can carry."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.navigator.rule_sets.spec import tests as rows_of_tests
from portal.navigator.rule_sets.spec.mapping import (
    fields_of,
    is_too_deep,
    mapping_of,
    names_twice,
    plain_scenarios,
    scenarios_of,
)
from portal.navigator.rule_sets.spec.naming import defined_in, named_in
from portal.navigator.rule_sets.spec.proving import compiled, proved
from portal.navigator.rule_sets.spec.versions import next_version
from portal.navigator.rules.inputs import HARMS, INPUTS
from portal.navigator.rules.meaning import BadRules
from tests.factories.rule_sets import _read, shipped_cases, shipped_rules

AREAS = ("north_lincolnshire", "cheshire_east", "tees", "gloucestershire")


def fields(folder):
    return fields_of(shipped_rules(folder), shipped_cases(folder), is_shared=folder == "national")


@pytest.mark.parametrize("folder", ["national", *AREAS])
def test_a_shipped_set_comes_back_the_same(folder):
    is_shared = folder == "national"
    stored = json.loads(json.dumps(fields(folder)))  # as a database keeps it
    code = {} if is_shared else {"code": shipped_rules(folder)["code"]}
    assert mapping_of(stored | code, is_shared=is_shared) == shipped_rules(folder)
    assert scenarios_of(stored) == shipped_cases(folder)


@pytest.mark.parametrize("folder", ["national", "north_lincolnshire", "cheshire_east",
                                    "gloucestershire"])  # fmt: skip
def test_packs_are_written_plainly(folder):
    assert _read(folder, "navigator.yaml") == shipped_rules(folder)


@pytest.mark.parametrize("folder", ["national", *AREAS])
def test_every_shipped_rule_fits_the_form(folder):
    assert not is_too_deep(shipped_rules(folder))


def test_the_same_content_has_the_same_numbers():
    assert fields("tees") == fields("tees")
    ids = [each["id"] for each in fields("tees")["rules"]]
    assert len(set(ids)) == len(ids)


CODES = st.text("ABCDEF", min_size=1, max_size=4)
SEVERAL = st.lists(CODES, min_size=1, max_size=3)


def _of_input(name):
    wanted = INPUTS[name]
    if wanted.is_number:
        ages = st.integers(0, 120)
        return st.one_of(
            st.fixed_dictionaries({"input": st.just(name), "from": ages}, optional={"to": ages}),
            st.fixed_dictionaries({"input": st.just(name), "to": ages}),
            st.fixed_dictionaries({"input": st.just(name), "given": st.booleans()}),
        )
    values = st.sampled_from(wanted.values or ("NL-M01",))
    told = st.lists(values, min_size=1, max_size=3)
    many = {"include": told, "include_none": told, "other_than": told, "only": values,
            "not_only": values}  # fmt: skip
    kinds = (many if wanted.is_many else {"is": told, "is_not": told}) | {"given": st.booleans()}
    return st.one_of(
        *(st.fixed_dictionaries({"input": st.just(name), kind: v}) for kind, v in kinds.items())
    )


SINGLE = st.one_of(
    st.fixed_dictionaries({"word": CODES}),
    st.fixed_dictionaries({"not": CODES}),
    st.fixed_dictionaries({"step": SEVERAL}),
    st.fixed_dictionaries({"no_step": SEVERAL}),
    st.just({"asked_for_closed": True}),
    st.sampled_from(sorted(INPUTS)).flatmap(_of_input),
)
ROW = st.lists(SINGLE, max_size=3)
TESTS = st.lists(
    SINGLE | st.fixed_dictionaries({"any_of": st.lists(ROW, min_size=1, max_size=3)}), max_size=4
)


@given(TESTS)
def test_any_row_of_tests_comes_back_the_same(tests):
    stored = json.loads(json.dumps(rows_of_tests.tests_to_raw(tests)))
    assert rows_of_tests.tests_from_raw(stored) == tests


@given(TESTS, SEVERAL, st.dictionaries(CODES, CODES, max_size=2), st.booleans())
def test_any_rule_comes_back_the_same(tests, steps, instead, is_dated):
    rule = {"id": "R1", "then": steps, "basis": "A", "why": "Because."}
    rule |= {"if": tests} if tests else {}
    rule |= {"instead": instead} if instead else {}
    rule |= {"starts": "2027-01-01", "ends": "2027-12-31"} if is_dated else {}
    rules = {**shipped_rules("tees"), "rules": [rule]}
    stored = json.loads(json.dumps(fields_of(rules, {}, is_shared=False)))
    assert mapping_of(stored | {"code": "TEES"}, is_shared=False)["rules"] == [rule]


def test_what_only_an_area_may_say_comes_back_too():
    rules = shipped_rules("tees") | {
        "steps": {"FRONT_DOOR": {"text": "Ring {front_door}."}, "SARC": {"who": "the police"}},
        "words": {"OLDER": [{"input": "age", "from": 16}]},
        "common": {"without": ["C30"], "basis": {"C05": "S"}},
        "promises": [{"id": "T1", "text": "Always.", "all_of": ["RECORD"]}],
        "cautions": [{"code": "T", "text": "Take care."}],
        "levels": {"emerging": "first signs"},
    }
    stored = fields_of(rules, {}, is_shared=False)
    assert mapping_of(stored | {"code": "TEES"}, is_shared=False) == rules


def test_cases_are_kept_in_one_form():
    case = {"id": "1", "title": "A case", "steps": [{"code": "RECORD"}], "primary": None}
    given_case = case | {"answers": {"harms": "CSE", "arrested": True, "disruption_level": 4}}
    kept = plain_scenarios({"scenarios": [given_case]})["scenarios"][0]["answers"]
    assert kept == {"harms": ["CSE"], "arrested": "yes", "disruption_level": "4"}


@pytest.mark.parametrize("said", [{}, {"form": None}, {"form": "FORM_MARF"}, {"nrm": "maybe"}])
def test_a_case_says_no_more_than_it_said(said):
    case = {
        "id": "1",
        "title": "A case",
        "answers": {"age": 12, "asked_for": "NL-M01", "open_to": []},
        "steps": [{"code": "RECORD", "basis": "S"}],
        "primary": None,
        **said,
    }
    given_cases = {"scenarios": [case]}
    stored = fields_of(shipped_rules("tees"), plain_scenarios(given_cases), is_shared=False)
    assert scenarios_of(json.loads(json.dumps(stored))) == given_cases


def test_a_name_that_is_there_twice_is_found_before_it_is_lost():
    stored = fields("national")
    stored["support"] = [*stored["support"], stored["support"][0]]
    assert list(names_twice(stored, is_shared=True)) == [("support", "any")]


def test_what_rows_define_and_name_is_found():
    there = defined_in(fields("north_lincolnshire"), is_shared=False)
    assert there["meetings"]["NL-M06"] == "NL-M06 – MACE Triage"
    assert there["answers"]["MARAC"] == "MARAC"
    assert there["rules"] == {}
    common = defined_in(fields("national"), is_shared=True)
    assert common["answers"]["PREVENT"] == "PREVENT"
    assert common["rules"]["C05"] == "C05 – Always the first contact."
    assert set(common["timings"]) == {"first-contact", "by-level"}
    named = named_in(fields("north_lincolnshire"), tuple(
        key for key, value in fields("north_lincolnshire").items() if isinstance(value, list)
    ))  # fmt: skip
    assert {("words", "HI"), ("steps", "MEETING:NL-M14"), ("meetings", "NL-M12")} <= named
    assert {("answers", "PREVENT"), ("rules", "C05"), ("answers", "NL-M14")} <= named
    unknown = {
        (kind, code)
        for kind, code in named
        if code not in there.get(kind, {}) and code not in common.get(kind, {})
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("code", "last", "day", "expected"),
    [
        ("NL", "", date(2026, 11, 25), "nl-2026-11-1"),
        ("NL", "nl-2026-11-1", date(2026, 11, 30), "nl-2026-11-2"),
        ("NL", "nl-2026-11-9", date(2026, 11, 30), "nl-2026-11-10"),
        ("NL", "nl-2026-11-9", date(2026, 12, 1), "nl-2026-12-1"),
        ("NL", "nl-2026-1-2", date(2026, 11, 1), "nl-2026-11-1"),
        ("", "common-2026-11-1", date(2026, 11, 25), "common-2026-11-2"),
        ("TEES", "a name of their own", date(2027, 1, 4), "tees-2027-1-1"),
    ],
)
def test_each_version_has_a_name_of_its_own(code, last, day, expected):
    assert next_version(code, last, day) == expected


def test_what_was_proved_is_remembered_by_its_content():
    common, area, cases = (
        shipped_rules("national"),
        shipped_rules("tees"),
        shipped_cases("tees"),
    )
    first = proved(common, area, cases, date(2026, 11, 25))
    # Without dates in the rules every day is the same.
    assert proved(common, dict(area), cases, date(2027, 11, 25)) is first
    assert proved(common, {**area, "front_door": "Elsewhere"}, cases, date(2026, 11, 25)) != first
    dated = {**area, "rules": [{**area["rules"][0], "ends": "2027-01-01"}, *area["rules"][1:]]}
    early, late = (proved(common, dated, cases, date(year, 6, 1)) for year in (2026, 2028))
    assert early is not late


def test_what_cannot_be_read_is_named_each_time():
    for _turn in range(2):
        with pytest.raises(BadRules, match="There is no step GONE"):
            compiled(
                shipped_rules("national"),
                shipped_rules("tees")
                | {"rules": [{"id": "T", "then": ["GONE"], "basis": "A", "why": "x"}]},
            )


def test_every_kind_of_harm_can_be_chosen():
    assert set(shipped_rules("national")["support"]) == {"any", *HARMS}
