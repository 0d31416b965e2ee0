"""Scenarios: as packs write them, and as blocks keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portal.navigator.rule_sets.spec.raw import Raw, child, items, values_in
from portal.navigator.rule_sets.spec.tests import YES_NO, shares_block
from portal.navigator.rules.inputs import INPUTS, NO, YES, Input

NO_FORM = "-"  # a scenario that says: there is no form


def scenario_to_raw(given: Mapping[str, Any]) -> Raw:
    """Turn what a pack says of a scenario into the value of its block."""
    steps = [{"code": s["code"], "basis": s.get("basis") or ""} for s in given["steps"]]
    answers = [_answer_to_raw(name, value) for name, value in given["answers"].items()]
    return {
        "id": given["id"],
        "title": given["title"],
        "answers": answers,
        "steps": items(steps),
        "primary": given["primary"] or "",
        "form": given["form"] or NO_FORM if "form" in given else "",
        "nrm": given.get("nrm") or "",
    }


def scenario_from_raw(raw: Raw) -> dict[str, Any]:
    """Turn the value of a block into what a pack says of a scenario."""
    found: dict[str, Any] = {
        "id": raw["id"],
        "title": raw["title"],
        "answers": dict(_answers_from_raw(raw["answers"])),
        "steps": [
            {key: step[key] for key in ("code", "basis") if step[key]}
            for step in values_in(raw["steps"])
        ],
        "primary": raw["primary"] or None,
    }
    if raw["form"]:
        found["form"] = None if raw["form"] == NO_FORM else raw["form"]
    if raw["nrm"]:
        found["nrm"] = raw["nrm"]
    return found


def _answer_to_raw(name: str, value: Any) -> Raw:
    wanted = INPUTS[name]
    if shares_block(wanted):
        return child(YES_NO, {"input": name, "value": value})
    return child(name, value)


def _answers_from_raw(raw: Iterable[Raw]) -> Iterable[tuple[str, Any]]:
    for each in raw:
        if each["type"] == YES_NO:
            yield each["value"]["input"], each["value"]["value"]
        else:
            yield each["type"], each["value"]


def plain_answers(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Give answers in the one form in which they are kept: lists of codes, words and an age."""
    return {name: _plain(INPUTS.get(name), value) for name, value in answers.items()}


def _plain(wanted: Input | None, value: Any) -> Any:
    if wanted is None:
        return value  # reading the case tells that there is no such question
    if isinstance(value, bool):
        value = YES if value else NO
    if wanted.is_number:
        return value
    if wanted.is_many:
        return [value] if isinstance(value, str) else list(value or ())
    return str(value) if isinstance(value, int) else value
