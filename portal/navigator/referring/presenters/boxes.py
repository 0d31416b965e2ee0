"""What stands beside the steps: danger, the National Referral Mechanism, what is shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.navigator.referring.presenters.meeting import Fact, meeting_name
from portal.navigator.rules.inputs import Answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import EMERGENCY

MECHANISM, MISSING = "NRM", "REPORT_MISSING"


@dataclass(frozen=True)
class Danger:
    """This is the block above everything: what to do at once, or what would change it all."""

    title: str
    text: str
    numbers: tuple[str, ...] = ("999",)


@dataclass(frozen=True)
class MechanismBox:
    """This is the box on the National Referral Mechanism."""

    verdict: str
    text: str
    facts: list[Fact]


@dataclass(frozen=True)
class ClosedDoor:
    """This is a group that takes no case referrals."""

    name: str
    why: str


def danger(emergency: Sequence[Mapping[str, Any]]) -> Danger:
    """Say what comes before all else."""
    codes = {step["code"] for step in emergency}
    before = _("Do this before anything else here. No form and no meeting comes first.")
    numbers = ("999", "101") if MISSING in codes else ("999",)
    if EMERGENCY in codes:
        return Danger(_("Danger now: call 999"), before, numbers)
    if "URGENT_HEALTH" in codes:
        return Danger(_("Medical help first: 999 or the nearest A&E"), before, numbers)
    if codes:
        text = _("Call 999 when the risk is high, otherwise 101. There is no waiting time.")
        return Danger(_("Missing now: tell the police"), text, numbers)
    text = _(
        "Call 999 if somebody is hurt or threatened, if a child is missing and at high risk, or if "
        "drugs may be hidden in somebody’s body. Do not wait for any step below."
    )
    return Danger(_("If this changes: danger now means 999"), text)


def mechanism_box(
    conclusion: Mapping[str, Any], answers: Answers, rule_set: RuleSet | None
) -> MechanismBox:
    """Say whether to think of a referral, who submits it, and what the child must agree to."""
    nrm = conclusion["nrm"]
    facts = [
        Fact(_("Who submits it"), nrm["who_submits"] or ""),
        Fact(_("Consent"), nrm["consent"] or ""),
        Fact(_("Who to tell"), nrm["tell"] or ""),
    ]
    verdict, text = _verdict(nrm["consider"], conclusion, answers, rule_set)
    return MechanismBox(verdict, text, [fact for fact in facts if fact.words])


def _verdict(
    consider: str, conclusion: Mapping[str, Any], answers: Answers, rule_set: RuleSet | None
) -> tuple[str, str]:
    if consider == "yes":
        steps = [step for step in conclusion["steps"] if step["code"] == MECHANISM]
        reasons = [because["text"] for step in steps for because in step["because"]]
        return _("Consider it: yes."), " ".join(dict.fromkeys(reasons))
    if consider == "maybe":
        return _("Consider it: maybe."), _(
            "Nothing you answered says so yet. Think of it as soon as you see signs that somebody "
            "uses or controls them."
        )
    if rule_set is not None and not answers.is_about_person:
        return "", rule_set.mechanism_words.each_child
    return _("Consider it: no."), _(
        "Nothing you answered points to it. If signs of exploitation appear, go through these "
        "questions again."
    )


def not_to_share(answers: Answers) -> list[str]:
    """List what stays out of a referral."""
    harms = answers.values["harms"]
    is_about_person = answers.is_about_person
    listed = [
        _("Names of other children") if is_about_person else _("Names and details of children"),
        _("Who told you, where that could put somebody at risk"),
        _("Suspicions about people, beyond what the police need from you"),
    ]
    if isinstance(harms, frozenset) and harms & {"ONL", "CSE", "GRP", "HSB"}:
        listed.append(_("Sexual images of a child: never copied, never sent"))
    return listed


def closed_doors(conclusion: Mapping[str, Any], rule_set: RuleSet | None) -> list[ClosedDoor]:
    """List the groups that take no case referrals, each with what to use instead."""
    return [
        ClosedDoor(meeting_name(group["code"], rule_set), group["why"])
        for group in conclusion["not_accepting"]
    ]
