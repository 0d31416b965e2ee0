"""Scenarios: answers with the steps they must lead to, stored as data beside the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import Field, ValidationError

from portal.core.time.clock import LONDON
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import Decision
from portal.navigator.rules.entries import Code, Entry, Text
from portal.navigator.rules.inputs import Answers, UnknownAnswers, read_answers
from portal.navigator.rules.meaning import BadRules, RuleFault
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import Basis

# These close every answer; a scenario speaks of what comes before them.
CLOSING = frozenset({"CHILD_VOICE", "PARENTS", "SUPPORT", "RECORD", "REVIEW"})
# No scenario is about the clock: due dates have their own table. Which rules are in force counts.
ANY_MOMENT = datetime(2026, 11, 17, 10, tzinfo=LONDON)


def moment_of(day: date) -> datetime:
    """Give a moment of a day on which cases are tried."""
    return datetime.combine(day, ANY_MOMENT.timetz())


class ExpectedStepEntry(Entry):
    """This is a step as a scenario expects it, with what it stands on where that matters."""

    code: Code
    basis: Basis | None = None


class ScenarioEntry(Entry):
    """This is a scenario as packs carry it."""

    id: Code
    title: Text
    answers: dict[str, Any]
    steps: list[ExpectedStepEntry] = Field(min_length=1)
    primary: Code | None
    form: Code | None = None
    nrm: Code | None = None


class ScenariosEntry(Entry):
    """This is the file of an area's scenarios."""

    scenarios: list[ScenarioEntry]


@dataclass(frozen=True)
class Scenario:
    """This is a case somebody thought through: the answers, and the right steps in order."""

    id: str
    title: str
    answers: Answers
    steps: tuple[tuple[str, Basis | None], ...]
    primary: str | None
    form: str | None = None
    nrm: str | None = None
    speaks_of_form: bool = False


@dataclass(frozen=True)
class Difference:
    """This is where a scenario and the rules part."""

    scenario: str
    about: str
    expected: str
    found: str


def read_scenarios(given: Mapping[str, Any], meetings: Collection[str]) -> tuple[Scenario, ...]:
    """Read scenarios; BadRules lists every fault with its place."""
    try:
        entries = ScenariosEntry.model_validate(given).scenarios
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise BadRules([RuleFault(tuple(f["loc"]), f["msg"]) for f in found]) from error
    faults: list[RuleFault] = []
    scenarios = []
    for at, entry in enumerate(entries):
        try:
            scenarios.append(_scenario(entry, meetings))
        except UnknownAnswers as error:
            faults.append(RuleFault(("scenarios", at, "answers"), f"Not known: {error}."))
    if faults:
        raise BadRules(faults)
    return tuple(scenarios)


def _scenario(entry: ScenarioEntry, meetings: Collection[str]) -> Scenario:
    # YAML reads yes and no as true and false.
    told = {name: _word(value) for name, value in entry.answers.items()}
    return Scenario(
        entry.id,
        entry.title,
        read_answers(told, meetings=meetings),
        tuple((step.code, step.basis) for step in entry.steps),
        entry.primary,
        entry.form,
        entry.nrm,
        speaks_of_form="form" in entry.model_fields_set,
    )


def _word(value: Any) -> Any:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def differences(
    rule_set: RuleSet, scenarios: Sequence[Scenario], moment: datetime = ANY_MOMENT
) -> list[Difference]:
    """List where the rules do not lead to what the scenarios expect; closing steps left out."""
    return [found for scenario in scenarios for found in _compare(rule_set, scenario, moment)]


def _compare(rule_set: RuleSet, scenario: Scenario, moment: datetime) -> list[Difference]:
    decision = decide(rule_set, scenario.answers, moment)
    form = decision.form.code if decision.form else None
    pairs = [
        ("steps", _expected(scenario), _found(scenario, decision)),
        ("primary", scenario.primary, decision.primary_meeting),
        ("form", scenario.form if scenario.speaks_of_form else form, form),
        ("nrm", scenario.nrm or decision.nrm.consider, decision.nrm.consider),
    ]
    return [
        Difference(scenario.id, about, expected or "none", found or "none")
        for about, expected, found in pairs
        if (expected or "none") != (found or "none")
    ]


def _expected(scenario: Scenario) -> str:
    return _joined(scenario.steps)


def _found(scenario: Scenario, decision: Decision) -> str:
    bases = {code for code, basis in scenario.steps if basis is None}
    steps = [step for step in decision.steps if step.code not in CLOSING]
    return _joined([(s.code, None if s.code in bases else s.basis) for s in steps])


def _joined(steps: Sequence[tuple[str, Basis | None]]) -> str:
    return " → ".join(f"{code}@{basis}" if basis else code for code, basis in steps)
