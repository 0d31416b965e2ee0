"""Where two lists of steps part: what is missing, what is too much, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import Decision
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import CLOSING, Scenario, moment_of
from portal.navigator.rules.steps import Basis


@dataclass(frozen=True)
class Rebased:
    """This is a step that stands on something else than was expected."""

    code: str
    expected: Basis
    found: Basis


@dataclass(frozen=True)
class Parted:
    """This is how what was found differs from what was expected."""

    missing: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()
    is_in_other_order: bool = False
    rebased: tuple[Rebased, ...] = ()


@dataclass(frozen=True)
class Checked:
    """This is a scenario held against a rule set; each pair is what was expected and was found."""

    scenario: Scenario
    decision: Decision
    steps: Parted
    primary: tuple[str | None, str | None] | None = None
    form: tuple[str | None, str | None] | None = None
    nrm: tuple[str, str] | None = None

    @property
    def holds(self) -> bool:
        """Say whether the rules lead to what the scenario expects."""
        others = (self.primary, self.form, self.nrm)
        return self.steps == Parted() and not any(others)


def check(rule_set: RuleSet, scenario: Scenario, day: date) -> Checked:
    """Hold a scenario against the rules of a day; closing steps are left out, as scenarios do."""
    decision = decide(rule_set, scenario.answers, moment_of(day))
    found: list[tuple[str, Basis | None]] = [
        (step.code, step.basis) for step in decision.steps if step.code not in CLOSING
    ]
    form = decision.form.code if decision.form else None
    nrm = decision.nrm.consider
    return Checked(
        scenario,
        decision,
        part(scenario.steps, found),
        _pair(scenario.primary, decision.primary_meeting),
        _pair(scenario.form, form) if scenario.speaks_of_form else None,
        (scenario.nrm, nrm) if scenario.nrm and scenario.nrm != nrm else None,
    )


def read_steps(told: str) -> list[tuple[str, Basis | None]]:
    """Read steps as a proof tells them: codes in their order, some with what they stand on."""
    if told == "none":
        return []
    parts = (each.partition("@") for each in told.split(" → "))
    return [(code, Basis(basis) if basis else None) for code, _at, basis in parts]


def part(
    expected: Sequence[tuple[str, Basis | None]], found: Sequence[tuple[str, Basis | None]]
) -> Parted:
    """Say where two lists of steps part; a basis nobody asked for is not compared."""
    wanted, there = dict(expected), dict(found)
    shared = [code for code, _basis in expected if code in there]
    return Parted(
        missing=tuple(code for code in wanted if code not in there),
        unexpected=tuple(code for code in there if code not in wanted),
        is_in_other_order=shared != [code for code in there if code in wanted],
        rebased=tuple(_rebased(wanted, there)),
    )


def _rebased(
    wanted: Mapping[str, Basis | None], there: Mapping[str, Basis | None]
) -> Iterator[Rebased]:
    for code, basis in wanted.items():
        found = there.get(code)
        if basis is not None and found is not None and found != basis:
            yield Rebased(code, basis, found)


def _pair(expected: str | None, found: str | None) -> tuple[str | None, str | None] | None:
    # “none” in a file and nothing at all mean the same.
    return None if (expected or "none") == (found or "none") else (expected, found)
