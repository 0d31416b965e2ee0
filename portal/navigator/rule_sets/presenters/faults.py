"""Why a rule set cannot be published, for somebody who writes rules and no code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.navigator.rule_sets.presenters import cases
from portal.navigator.rule_sets.presenters.amounts import of_all
from portal.navigator.rule_sets.presenters.answers import AnswerLine, in_plain_words
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rule_sets.presenters.wording import rule_sentence, sentence
from portal.navigator.rule_sets.rules.differing import part, read_steps
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.proof import Proof, ProofFault
from portal.navigator.rules.rule import RuleSet

SCENARIO, PROMISE = "scenario", "promise"
# What every rule set keeps, whatever its packs say; the others' words come with the promise.
_FLOOR: Mapping[str, Promise] = {
    "first-contact": lazy("There must always be somebody to talk with first."),
    "danger-first": lazy("In immediate danger, the first step must be the call to 999."),
    "statutory-route": lazy(
        "Significant harm must always lead to the front door or to the allocated worker."
    ),
}


@dataclass(frozen=True)
class FaultInWords:
    """This is one thing that is wrong: what, for which answers, how often, and what to do."""

    sentence: str
    advice: str
    where: str = ""
    answers: tuple[AnswerLine, ...] | None = None  # empty: whatever is answered
    details: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Say it all in a paragraph, for a message that has no room for a list."""
        ended = (each if each.endswith(".") else f"{each}." for each in self.details)
        said = [self.sentence, *ended]
        if self.answers:
            told = "; ".join(f"{line.label}: {line.value}" for line in self.answers)
            said.append(_("For example: %(answers)s.") % {"answers": told})
        return " ".join([*said, self.advice])


def in_words(proof: Proof, rule_set: RuleSet) -> list[FaultInWords]:
    """Say every fault of a proof in words; what fails in one case is told once."""
    found = [_in_words(f, proof, rule_set) for f in proof.faults if f.code != SCENARIO]
    failing: dict[str, list[ProofFault]] = {}
    for fault in proof.faults:
        if fault.code == SCENARIO:
            failing.setdefault(dict(fault.parts)[SCENARIO], []).append(fault)
    return [*found, *(_case(name, faults, rule_set) for name, faults in failing.items())]


def unread(error: BadRules) -> list[str]:
    """Say what cannot be read in a rule set, each with its place."""
    return [
        _("%(place)s: %(reason)s")
        % {"place": " › ".join(str(each) for each in fault.place), "reason": fault.reason}
        for fault in error.faults
    ]


def _in_words(fault: ProofFault, proof: Proof, rule_set: RuleSet) -> FaultInWords:
    parts = dict(fault.parts)
    kind = PROMISE if PROMISE in parts else fault.code
    told = _KINDS[kind](fault, parts, rule_set)
    if fault.answers is None:
        return told
    return FaultInWords(
        told.sentence,
        told.advice,
        of_all(fault.combinations, proof.combinations),
        tuple(in_plain_words(fault.answers, rule_set)),
        told.details,
    )


def _promise(fault: ProofFault, parts: Mapping[str, str], rule_set: RuleSet) -> FaultInWords:
    return FaultInWords(
        str(_FLOOR.get(fault.code, parts[PROMISE])),
        _advice(fault),
        details=tuple(_about_step(parts, rule_set)),
    )


def _advice(fault: ProofFault) -> str:
    if fault.answers is None:
        return _("Change the order of the steps, or undo the change.")
    return _("Change the rules so that this holds for these answers too, or undo the change.")


def _about_step(parts: Mapping[str, str], rule_set: RuleSet) -> Iterator[str]:
    """Say which promised step is there, but too late or in the wrong place."""
    if "step" in parts:
        step = step_name(rule_set, parts["step"])
        if "other" in parts:
            other = step_name(rule_set, parts["other"])
            said = _("The step “%(step)s” comes after the step “%(other)s”.")
            yield said % {"step": step, "other": other}
        else:
            yield _("The step “%(step)s” comes too late.") % {"step": step}


def _contradiction(_fault: ProofFault, parts: Mapping[str, str], rule_set: RuleSet) -> FaultInWords:
    said = _("Rule %(one)s adds the step “%(step)s” and rule %(other)s takes it away.")
    return FaultInWords(
        said % {**parts, "step": step_name(rule_set, parts["step"])},
        _("Change when one of them holds, so that they never meet."),
    )


def _no_primary(_fault: ProofFault, _parts: Mapping[str, str], _rules: RuleSet) -> FaultInWords:
    return FaultInWords(
        _("There is a step to a meeting, but no primary meeting."),
        _("Put that meeting into the list of primary meetings."),
    )


def _without_step(_fault: ProofFault, parts: Mapping[str, str], rule_set: RuleSet) -> FaultInWords:
    said = _("“%(meeting)s” is the primary meeting, but no step leads there.")
    return FaultInWords(
        said % {"meeting": place_name(rule_set, parts["meeting"])},
        _("Add a rule with the step to this meeting, or change the list of primary meetings."),
    )


def _two_places(_fault: ProofFault, parts: Mapping[str, str], rule_set: RuleSet) -> FaultInWords:
    said = _("“%(meeting)s” stands twice in the list of primary meetings.")
    return FaultInWords(
        said % {"meeting": step_name(rule_set, parts["meeting"])}, _("Take one of them out.")
    )


def _unreached(_fault: ProofFault, parts: Mapping[str, str], rule_set: RuleSet) -> FaultInWords:
    rules = [rule for rule in rule_set.rules if rule.id == parts["rule"]]
    return FaultInWords(
        _("No answers ever reach rule %(rule)s.") % parts,
        _("What it asks for never comes together. Change when it holds, or delete it."),
        details=tuple(
            f"{sentence(rule.condition, rule_set)} {rule_sentence(rule, rule_set)}"
            for rule in rules
        ),
    )


def _emergency(_fault: ProofFault, _parts: Mapping[str, str], _rules: RuleSet) -> FaultInWords:
    return FaultInWords(
        _("The call to 999 is not the first of all steps."),
        _("Put it before every other step in the list of steps."),
    )


def _case(name: str, faults: list[ProofFault], rule_set: RuleSet) -> FaultInWords:
    return FaultInWords(
        _("The case %(case)s does not lead to what it expects.") % {"case": name},
        _("Mend the rules. If the case is wrong, correct the case."),
        details=tuple(words for fault in faults for words in _differences(fault, rule_set)),
    )


def _differences(fault: ProofFault, rule_set: RuleSet) -> Iterator[str]:
    parts = dict(fault.parts)
    about, expected, found = parts["about"], parts["expected"], parts["found"]
    if about == "steps":
        parted = part(read_steps(expected), read_steps(found))
        yield from cases.steps_that_differ(parted, rule_set)
    elif about == "primary":
        yield cases.primary_differs(expected, found, rule_set)
    elif about == "form":
        yield cases.form_differs(expected, found, rule_set)
    else:
        yield cases.mechanism_differs(expected, found)


_Say = Callable[[ProofFault, Mapping[str, str], RuleSet], FaultInWords]
_KINDS: Mapping[str, _Say] = {
    PROMISE: _promise,
    "contradiction": _contradiction,
    "no-primary": _no_primary,
    "primary-without-step": _without_step,
    "two-places": _two_places,
    "unreached": _unreached,
    "danger-first": _emergency,
}
