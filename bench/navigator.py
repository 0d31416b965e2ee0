"""Decisions about where to refer, beside the same rules read plainly; and the proof of each set."""

from __future__ import annotations

import random
import time
from datetime import date, datetime
from itertools import cycle
from typing import Any

from bench.harness import Case, Plan, WrongAnswer, compare
from bench.result import Result
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.core.time.clock import LONDON
from portal.navigator.rule_sets.spec.files import CASES, FILE
from portal.navigator.rule_sets.spec.proving import Proved, proved
from portal.navigator.rules.conditions import Facts, holds
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import INPUTS, Answers, Input, read_answers
from portal.navigator.rules.proof import prove
from portal.navigator.rules.rule import RuleSet
from portal.packs.queries import pack_folder, shipped_packs

DECISION_BAR = 1000  # microseconds of the processor
PLAIN_BAR = 12.0  # times the bare reading of every condition
PROOF_BAR = 10.0  # seconds
NOW = datetime(2026, 11, 20, 10, tzinfo=LONDON)
DAY = date(2026, 11, 20)
MANY, FEW = 2000, 300
SEED = 20261120
# What a decision may begin with, whatever the answers are.
FIRST = {"EMERGENCY_999", "URGENT_HEALTH", "REPORT_MISSING", "LINE_MANAGER"}


def run(*, is_quick: bool) -> list[Result]:
    """Decide about random answers in every area, and prove every rule set."""
    chance = random.Random(SEED)  # noqa: S311 (the same questions in each run, no secret)
    areas = [_area(slug) for slug in shipped_packs()]
    sets = [found.rule_set for found in areas]
    many = FEW if is_quick else MANY
    asked = [(rules, _answers(rules, chance)) for rules in sets for _n in range(many)]
    return [*_decisions(asked, is_quick=is_quick), *_proofs(areas)]


Asked = list[tuple[RuleSet, Answers]]


def _area(slug: str) -> Proved:
    """Read and prove what the starter pack of an area says, with the common rules."""
    common, own = (_yaml(pack_folder(name), FILE) for name in (NATIONAL, slug))
    return proved(common, own, _yaml(pack_folder(slug), CASES), DAY)


def _yaml(folder: PackFolder, file: str) -> dict[str, Any]:
    located = folder.yaml(file)
    if located is None:
        raise WrongAnswer(f"{folder.slug} has no {file}")
    found: dict[str, Any] = located.data
    return found


def _decisions(asked: Asked, *, is_quick: bool) -> list[Result]:
    turns, plain_turns = cycle(asked), cycle(asked)

    def answer() -> bytes:
        rules, answers = next(turns)
        return decide(rules, answers, NOW).steps[0].code.encode()

    def plain() -> bytes:
        rules, answers = next(plain_turns)
        facts = Facts(answers, rules.words)
        return str(sum(holds(rule.condition, facts) for rule in rules.rules)).encode()

    comparison = compare(
        Case("every condition read once, nothing decided", plain, _counts),
        Case("a whole decision, with its steps, reasons and dates", answer, _begins),
        Plan(rounds=5 if is_quick else 15, calls=len(asked) // 4, warm_up=100),
    )
    each = _microseconds(asked)
    return [
        Result(
            f"navigator, a decision over {len(asked)} random answers in {_areas(asked)} areas",
            each, DECISION_BAR, unit="µs",
        ),
        Result("navigator, a decision", comparison.ratio, PLAIN_BAR, lines=comparison.lines()),
    ]  # fmt: skip


def _microseconds(asked: Asked) -> float:
    """Give the processor time of a decision; the best of three rounds, as others are busy too."""
    rounds = []
    for _round in range(3):
        began = time.process_time()
        for rules, answers in asked:
            decide(rules, answers, NOW)
        rounds.append(time.process_time() - began)
    return min(rounds) / len(asked) * 1e6


def _areas(asked: Asked) -> int:
    return len({rules.area for rules, _answers in asked})


def _begins(answer: bytes) -> str:
    return "" if answer.decode() in FIRST else f"it begins with {answer!r}"


def _counts(answer: bytes) -> str:
    return "" if int(answer) > 0 else "not one rule holds"


def _proofs(areas: list[Proved]) -> list[Result]:
    found = []
    for area in areas:
        began = time.process_time()
        proof = prove(area.rule_set, area.scenarios, DAY)
        seconds = time.process_time() - began
        if not proof.holds:
            raise WrongAnswer(proof.faults[0].text)
        size = f"{proof.combinations:.1e} combinations"
        name = f"navigator, proof of {area.rule_set.area} over {size}"
        found.append(Result(name, seconds, PROOF_BAR, unit="s"))
    return found


def _answers(rules: RuleSet, chance: random.Random) -> Answers:
    given = {
        name: _value(wanted, rules, chance)
        for name, wanted in INPUTS.items()
        if chance.random() < 0.6
    }
    return read_answers(given, meetings=rules.meeting_codes)


def _value(wanted: Input, rules: RuleSet, chance: random.Random) -> Any:
    if wanted.is_number:
        return chance.randrange(121)
    if wanted.is_many:
        return chance.sample(wanted.values, chance.randint(0, 3))
    return chance.choice(rules.meeting_codes if wanted.is_meeting else wanted.values)
