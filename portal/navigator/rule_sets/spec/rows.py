"""The rows of every table of a rule set: which keys they have, and how each is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.navigator.rule_sets.spec.raw import Raw, items, values_in
from portal.navigator.rule_sets.spec.tests import tests_from_raw, tests_to_raw


@dataclass(frozen=True)
class Part:
    """This is how the value of one key is kept in a block, and read from it again."""

    to_raw: Callable[[Any], Any]
    from_raw: Callable[[Any], Any]
    empty: Any = ""
    is_kept_empty: bool = False  # it is said even when there is nothing to say


Row = Mapping[str, Part]


def _same(value: Any) -> Any:
    return value


def _pairs_to_raw(value: Mapping[str, str]) -> list[Raw]:
    return items({"old": old, "new": new} for old, new in value.items())


def _pairs_from_raw(raw: Iterable[Raw]) -> dict[str, str]:
    return {pair["old"]: pair["new"] for pair in values_in(raw)}


def _number(raw: Any) -> int | None:
    return None if raw in (None, "") else int(raw)


def _date(raw: Any) -> str | None:
    # A block that was opened gives a date, one that was not gives its text.
    return str(raw) if raw else None


def rows_part(row: Row) -> Part:
    """Give how a list of rows inside a row is kept."""
    return Part(
        lambda value: items(row_to_raw(row, each) for each in value),
        lambda raw: [row_from_raw(row, each) for each in values_in(raw)],
        empty=[],
        is_kept_empty=True,
    )


TEXT = Part(_same, _same)
NUMBER = Part(_same, _number, empty=None)
FLAG = Part(bool, bool, empty=False)
DATE = Part(_same, _date, empty=None)
CODES = Part(items, values_in, empty=[])
TESTS = Part(tests_to_raw, tests_from_raw, empty=[])
PAIRS = Part(_pairs_to_raw, _pairs_from_raw, empty={})
PERHAPS = Part(lambda value: value or "", lambda raw: raw or None, is_kept_empty=True)

RULE: Row = {
    "id": TEXT, "if": TESTS, "then": CODES, "without": CODES, "instead": PAIRS, "basis": TEXT,
    "why": TEXT, "source": TEXT, "starts": DATE, "ends": DATE,
}  # fmt: skip
STEP: Row = {"code": TEXT, "class": NUMBER, "text": TEXT, "who": TEXT, "when": TEXT}
LOCAL_STEP: Row = {"code": TEXT, "text": TEXT, "who": TEXT}
ROUTE: Row = {
    "code": TEXT, "name": TEXT, "who_may_refer": TEXT, "prepare": CODES, "prepare_things": CODES,
}  # fmt: skip
MEETING: Row = {**ROUTE, "class": NUMBER, "text": TEXT, "who": TEXT}
CHOICE: Row = {"id": TEXT, "if": TESTS, "is": TEXT, "first_of": CODES, "prevent_only": FLAG}
OTHERS: Row = {"if": TESTS, "meetings": CODES, "why": TEXT}
REDIRECT: Row = {
    "asked_for": TEXT, "why": TEXT, "use": TEXT, "instead": PERHAPS, "basis": TEXT,
}  # fmt: skip
NOTE: Row = {"code": TEXT, "if": TESTS, "text": TEXT}
PROMISE: Row = {
    "id": TEXT, "text": TEXT, "if": TESTS, "any_of": CODES, "all_of": CODES, "none_of": CODES,
    "before": CODES, "within": TEXT,
}  # fmt: skip
TIMING_ROW: Row = {"if": TESTS, "is": TEXT}
TIMING: Row = {"name": TEXT, "rows": rows_part(TIMING_ROW)}
WORD: Row = {"name": TEXT, "if": TESTS}
SUPPORT: Row = {"harm": TEXT, "services": CODES}


def row_to_raw(row: Row, given: Mapping[str, Any]) -> Raw:
    """Turn what a pack says of one row into the value of its block."""
    return {
        key: part.to_raw(given.get(key) if given.get(key) is not None else part.empty)
        for key, part in row.items()
    }


def row_from_raw(row: Row, raw: Raw) -> dict[str, Any]:
    """Turn the value of a block into what a pack says of the row; what is empty is left out."""
    found = {}
    for key, part in row.items():
        # A row that was kept before there was such a key says nothing under it.
        value = part.from_raw(raw.get(key, part.empty))
        if part.is_kept_empty or value not in (part.empty, None):
            found[key] = value
    return found
