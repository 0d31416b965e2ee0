"""What the rows of a rule set define, and what they name, read from their stored form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.navigator.rule_sets.spec.raw import Raw, values_in
from portal.navigator.rules.steps import MEETING, step_for

Name = tuple[str, str]  # what kind of thing, and its code
LONGEST = 60
STEPS, WORDS, MEETINGS, ANSWERS, RULES, TIMINGS, PROMISED = (
    "steps", "words", "meetings", "answers", "rules", "timings", "promised",
)  # fmt: skip
# Keys whose value, or each of whose values, is a code of that kind; wherever they stand.
NAMING: Mapping[str, str] = {
    "word": WORDS,
    **dict.fromkeys(("then", "without", "first_of", "all_of", "none_of", "old", "new"), STEPS),
    **dict.fromkeys(("steps", "before"), STEPS),
    **dict.fromkeys(("meetings", "asked_for"), MEETINGS),
    "any_of": PROMISED,
    "primary": ANSWERS,
    "rule": RULES,
    "when": TIMINGS,
}
# Keys that name something in some tables only.
NAMING_HERE: Mapping[str, Mapping[str, str]] = {
    **{key: {"is": ANSWERS} for key in ("primary", "primary_after", "forms")},
    "redirects": {"instead": ANSWERS},
    "scenarios": {"code": STEPS},
}


def defined_in(fields: Mapping[str, Any], *, is_shared: bool) -> dict[str, dict[str, str]]:
    """List what the rows of a sheet define: codes with a few words, by kind."""
    meetings = {raw["code"]: raw["name"] for raw in values_in(fields.get("meetings"))}
    routes = {raw["code"]: raw["name"] for raw in values_in(fields.get("routes"))}
    steps = {step_for(code): name for code, name in meetings.items()}
    answers = {**meetings, **routes}
    if is_shared:
        steps = _steps(fields)
        tables = [*values_in(fields["primary"]), *values_in(fields["forms"])]
        answers = steps | {raw["is"]: raw["is"] for raw in tables if raw["is"]}
    found = {
        STEPS: steps,
        WORDS: {raw["name"]: raw["name"] for raw in values_in(fields["words"])},
        MEETINGS: meetings,
        ANSWERS: answers,
        RULES: {raw["id"]: raw["why"] for raw in values_in(fields["rules"])} if is_shared else {},
        TIMINGS: {raw["name"]: raw["name"] for raw in values_in(fields.get("timing"))},
    }
    return {kind: {code: _label(code, said) for code, said in there.items() if code}
            for kind, there in found.items()}  # fmt: skip


def answers_of_their_own(fields: Mapping[str, Any]) -> dict[str, str]:
    """List answers that only the table of primary meetings knows, such as “POLICE”."""
    places = {raw["code"] for key in ("meetings", "routes") for raw in values_in(fields[key])}
    tables = [*values_in(fields["primary"]), *values_in(fields["primary_after"])]
    return {raw["is"]: raw["is"] for raw in tables if raw["is"] and raw["is"] not in places}


def named_in(fields: Mapping[str, Any], streams: tuple[str, ...]) -> frozenset[Name]:
    """List what the rows of a sheet name."""
    return frozenset(name for each in streams for name in _of_stream(each, fields[each]))


def _steps(fields: Mapping[str, Any]) -> dict[str, str]:
    rows = [raw for raw in values_in(fields["steps"]) if "class" in raw]
    return {raw["code"]: raw["text"] for raw in rows if raw["code"] != MEETING}


def _label(code: str, said: str) -> str:
    short = said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"
    return code if said == code else f"{code} – {short}"


def _of_stream(stream: str, raw: list[Raw]) -> Iterator[Name]:
    here = {**NAMING, **NAMING_HERE.get(stream, {})}
    for each in raw:
        kind, value = each["type"], each["value"]
        if kind == "place":
            yield ANSWERS, value
        elif kind == "local_step":
            yield STEPS, value["code"]
        else:
            yield from _of_value([each], here)


def _of_value(value: Any, here: Mapping[str, str]) -> Iterator[Name]:
    if isinstance(value, list):
        for each in value:
            yield from _of_value(each["value"] if _is_block(each) else each, here)
            if _is_block(each) and each["type"] == "asked_for":
                yield from _codes(each["value"], MEETINGS)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in here:
                yield from _codes(inner, here[key])
            if not isinstance(inner, str):
                yield from _of_value(inner, here)


def _is_block(value: Any) -> bool:
    return isinstance(value, Mapping) and "type" in value and "value" in value


def _codes(value: Any, kind: str) -> Iterator[Name]:
    """Give codes as they stand in a picker, a list of pickers, or ticks."""
    if isinstance(value, str) and value:
        yield kind, value
    elif isinstance(value, list):
        for each in value:
            code = each["value"] if _is_block(each) else each
            if isinstance(code, str) and code:
                yield kind, code
    elif isinstance(value, Mapping):
        yield from _codes(value.get("values"), kind)
