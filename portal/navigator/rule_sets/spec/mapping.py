"""A whole rule set: as one mapping of packs, and as the fields of a row. Nothing is lost between.

`Fields` are plain values: texts, and the content of streams as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal.navigator.rule_sets.spec import rows
from portal.navigator.rule_sets.spec.raw import Raw, child, numbered, values_in
from portal.navigator.rule_sets.spec.scenarios import (
    plain_answers,
    scenario_from_raw,
    scenario_to_raw,
)
from portal.navigator.rule_sets.spec.tests import ANY_OF, tests_from_raw, tests_to_raw
from portal.navigator.rules.entries import AreaEntry, CommonEntry
from portal.navigator.rules.scenarios import ScenariosEntry

Given = Mapping[str, Any]
Fields = dict[str, Any]

# Streams of rows, by their key in packs: the kind of block and its row.
COMMON_TABLES: Mapping[str, tuple[str, rows.Row]] = {
    "rules": ("rule", rows.RULE),
    "primary": ("choice", rows.CHOICE),
    "cautions": ("note", rows.NOTE),
    "promises": ("promise", rows.PROMISE),
}
SHARED_TABLES: Mapping[str, tuple[str, rows.Row]] = {
    **COMMON_TABLES,
    "steps": ("step", rows.STEP),
    "forms": ("choice", rows.CHOICE),
}
AREA_TABLES: Mapping[str, tuple[str, rows.Row]] = {
    **COMMON_TABLES,
    "meetings": ("meeting", rows.MEETING),
    "routes": ("route", rows.ROUTE),
    "primary_after": ("choice", rows.CHOICE),
    "other_meetings": ("others", rows.OTHERS),
    "redirects": ("redirect", rows.REDIRECT),
    "gaps": ("note", rows.NOTE),
}
# Tables in which each row has a name, and what else it has under which key.
NAMED: Mapping[str, tuple[str, str, rows.Row]] = {
    "words": ("word", "name", rows.WORD),
    "timing": ("table", "name", rows.TIMING),
    "support": ("support", "harm", rows.SUPPORT),
    "steps": ("local_step", "code", rows.LOCAL_STEP),
}
ONLY_VALUE = {"words": "if", "timing": "rows", "support": "services"}
AREA_TEXTS = ("front_door", "first_contact", "who_may_refer")
LEVELS = ("emerging", "moderate", "significant")
SOURCES = {"S": "source_stated", "P": "source_published", "A": "source_assumed"}
# What to bring, by the kind of block: about one person, and about anything else.
PREPARE = {"line": "prepare", "thing": "prepare_things"}
AREA_MECHANISM = ("who_submits", "tell")
SHARED_MECHANISM = ("child_consent", "adult_consent", "each_child")
MUST_BE_THERE = {
    True: ("steps", "words", "timing", "rules", "primary", "forms", "cautions", "support",
           "promises"),
    False: ("prepare", "meetings", "rules", "primary", "prevent", "sources"),
}  # fmt: skip


def plain(given: Given, *, is_shared: bool) -> dict[str, Any]:
    """Give a mapping in the one form in which nothing is said that goes without saying.

    Raises pydantic's ValidationError where it is not of the form of packs.
    """
    entry = (CommonEntry if is_shared else AreaEntry).model_validate(given)
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def plain_scenarios(given: Given) -> dict[str, Any]:
    """Give scenarios in the one form in which they are kept."""
    entry = ScenariosEntry.model_validate(given)
    found = entry.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for scenario in found["scenarios"]:
        scenario["answers"] = plain_answers(scenario["answers"])
    return found


def is_too_deep(given: Any, inside: int = 0) -> bool:
    """Say whether rows of tests stand inside rows of tests: the form has one level of them."""
    if isinstance(given, Mapping):
        return any(
            is_too_deep(value, inside + (key == ANY_OF and _is_rows(value)))
            for key, value in given.items()
        )
    if isinstance(given, list):
        return any(is_too_deep(each, inside) for each in given)
    return inside > 1


def _is_rows(value: Any) -> bool:
    # A promise has a list of steps under this key, a test has rows.
    return bool(value) and isinstance(value[0], list)


def fields_of(given: Given, scenarios: Given, *, is_shared: bool) -> Fields:
    """Give the fields of a row from plain mappings."""
    streams: dict[str, Any] = {
        key: [child(kind, rows.row_to_raw(row, each)) for each in given.get(key, ())]
        for key, (kind, row) in _tables(is_shared=is_shared).items()
    }
    for key, (kind, name, row) in _named(is_shared=is_shared).items():
        streams[key] = [
            child(kind, rows.row_to_raw(row, {name: each, **_inside(key, value)}))
            for each, value in given.get(key, {}).items()
        ]
    texts = _shared_texts(given) if is_shared else _area_texts(given)
    if is_shared:
        streams["nrm_maybe"] = tests_to_raw(given["nrm"]["maybe"])
    else:
        streams["prepare"] = [
            child(kind, line) for kind, key in PREPARE.items() for line in given.get(key, ())
        ]
        streams["prevent"] = [child("place", code) for code in given["prevent"]]
        streams["changes"] = list(_changes_to_raw(given.get("common", {})))
    found = [child("scenario", scenario_to_raw(each)) for each in scenarios.get("scenarios", ())]
    streams["scenarios"] = found
    numbered_streams = {key: numbered(raw, key) for key, raw in streams.items()}
    return {"version": given["version"], **texts, **numbered_streams}


def mapping_of(fields: Given, *, is_shared: bool) -> dict[str, Any]:
    """Give the mapping of packs from the fields of a row; `code` is the area's."""
    found: dict[str, Any] = {"version": fields["version"]}
    for key, (_kind, row) in _tables(is_shared=is_shared).items():
        found[key] = [rows.row_from_raw(row, raw) for raw in values_in(fields[key])]
    for key, (_kind, name, row) in _named(is_shared=is_shared).items():
        said = [rows.row_from_raw(row, raw) for raw in values_in(fields[key])]
        found[key] = {each.pop(name, ""): _only(key, each) for each in said}
    if is_shared:
        words = {key: fields[f"nrm_{key}"] for key in SHARED_MECHANISM}
        found["nrm"] = {"maybe": tests_from_raw(fields["nrm_maybe"]), **words}
    else:
        found |= _area_from(fields)
    must = MUST_BE_THERE[is_shared]
    return {key: value for key, value in found.items() if key in must or value not in ([], {}, "")}


def scenarios_of(fields: Given) -> dict[str, Any]:
    """Give the mapping of scenarios from the fields of a row."""
    return {"scenarios": [scenario_from_raw(raw) for raw in values_in(fields["scenarios"])]}


def names_twice(fields: Given, *, is_shared: bool) -> Iterator[tuple[str, str]]:
    """Name what is there twice in a table whose rows have names: a mapping would lose one."""
    for key, (_kind, name, _row) in _named(is_shared=is_shared).items():
        names = [raw[name] for raw in values_in(fields[key])]
        for each in sorted({one for one in names if names.count(one) > 1}):
            yield key, each


def _tables(*, is_shared: bool) -> Mapping[str, tuple[str, rows.Row]]:
    return SHARED_TABLES if is_shared else AREA_TABLES


def _named(*, is_shared: bool) -> dict[str, tuple[str, str, rows.Row]]:
    wanted = ("words", "timing", "support") if is_shared else ("words", "steps")
    return {key: NAMED[key] for key in wanted}


def _inside(key: str, value: Any) -> dict[str, Any]:
    return {ONLY_VALUE[key]: value} if key in ONLY_VALUE else dict(value)


def _only(key: str, row: dict[str, Any]) -> Any:
    return row.get(ONLY_VALUE[key], []) if key in ONLY_VALUE else row


def _shared_texts(given: Given) -> dict[str, str]:
    return {f"nrm_{key}": given["nrm"][key] for key in SHARED_MECHANISM}


def _area_texts(given: Given) -> dict[str, str]:
    found = {key: given.get(key, "") for key in AREA_TEXTS}
    found |= {column: given["sources"].get(basis, "") for basis, column in SOURCES.items()}
    found |= {f"level_{level}": given.get("levels", {}).get(level, "") for level in LEVELS}
    adults = given["nrm"].get("adults", {})
    found |= {f"nrm_{key}": given["nrm"][key] for key in AREA_MECHANISM}
    return found | {f"nrm_adults_{key}": adults.get(key, "") for key in AREA_MECHANISM}


def _area_from(fields: Given) -> dict[str, Any]:
    found: dict[str, Any] = {key: fields[key] for key in ("code", *AREA_TEXTS)}
    found["sources"] = {
        basis: fields[column] for basis, column in SOURCES.items() if fields[column]
    }
    levels = {level: fields[f"level_{level}"] for level in LEVELS}
    found["levels"] = {level: name for level, name in levels.items() if name}
    nrm: dict[str, Any] = {key: fields[f"nrm_{key}"] for key in AREA_MECHANISM}
    adults = {key: fields[f"nrm_adults_{key}"] for key in AREA_MECHANISM}
    found["nrm"] = {**nrm, "adults": adults} if any(adults.values()) else nrm
    for kind, key in PREPARE.items():
        found[key] = [each["value"] for each in fields["prepare"] if each["type"] == kind]
    found["prevent"] = values_in(fields["prevent"])
    found["common"] = _changes_from_raw(fields["changes"])
    return found


def _changes_to_raw(given: Given) -> Iterable[Raw]:
    for rule in given.get("without", ()):
        yield child("leave_out", {"rule": rule})
    for rule, basis in given.get("basis", {}).items():
        yield child("stands_on", {"rule": rule, "basis": basis})


def _changes_from_raw(raw: Iterable[Raw]) -> dict[str, Any]:
    raw = list(raw)
    left = [each["value"]["rule"] for each in raw if each["type"] == "leave_out"]
    bases = {
        each["value"]["rule"]: each["value"]["basis"] for each in raw if each["type"] == "stands_on"
    }
    found = {"without": left, "basis": bases}
    return {key: value for key, value in found.items() if value}
