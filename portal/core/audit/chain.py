"""How rows are sealed: one digest over the rows of a segment, one over that and the last segment.

The second does not need the rows: when retention has taken them out, the chain still holds. Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Row:
    """This is what of an event is sealed: everything."""

    id: int
    at: datetime
    kind: str
    actor_id: int | None
    partnership_id: int | None
    subject: str
    is_read: bool
    detail: Mapping[str, str | int | bool]


@dataclass(frozen=True)
class Rows:
    """This sums up the rows of a segment."""

    digest: str
    count: int
    first_id: int
    last_id: int
    newest_at: datetime


@dataclass(frozen=True)
class Seal:
    """This is a segment as its digest knows it."""

    number: int
    previous_digest: str
    rows_digest: str
    count: int
    first_id: int
    last_id: int
    newest_at: datetime
    sealed_at: datetime

    def digest(self) -> str:
        """Give the digest that the next segment starts from."""
        return hashlib.sha256(canonical(vars(self))).hexdigest()


class Fault(StrEnum):
    """What may be wrong with a segment."""

    NUMBER = "a segment before it is missing"
    PREVIOUS = "it does not follow the segment before it"
    SEAL = "its own record was changed"
    COUNT = "rows are missing or were added"
    ROWS = "rows were changed or put in another order"
    LEFT = "it is over, but rows of it are still there"


def canonical(value: Mapping[str, object]) -> bytes:
    """Write a mapping in the one way that both databases and every release agree on."""
    text = json.dumps(value, default=_moment, sort_keys=True, separators=(",", ":"))
    return text.encode("ascii")


def sum_up(rows: Iterable[Row]) -> Rows | None:
    """Sum up rows that come in the order of their ids; None when there are none."""
    digest = hashlib.sha256()
    ids: list[int] = []
    newest = None
    for row in rows:
        digest.update(canonical(vars(row)) + b"\n")
        ids.append(row.id)
        newest = row.at if newest is None else max(newest, row.at)
    if newest is None:
        return None
    return Rows(digest.hexdigest(), len(ids), ids[0], ids[-1], newest)


def seal(*, rows: Rows, number: int, previous_digest: str, now: datetime) -> Seal:
    """Seal rows after the segment with this digest."""
    return Seal(
        number=number,
        previous_digest=previous_digest,
        rows_digest=rows.digest,
        count=rows.count,
        first_id=rows.first_id,
        last_id=rows.last_id,
        newest_at=rows.newest_at,
        sealed_at=now,
    )


def fault_of(
    kept: Seal, *, digest: str, after: Seal | None, rows: Rows | None, is_over: bool
) -> Fault | None:
    """Say what is wrong with a segment first of all, or None."""
    if kept.number != (after.number if after else 0) + 1:
        return Fault.NUMBER
    if kept.previous_digest != (after.digest() if after else ""):
        return Fault.PREVIOUS
    if kept.digest() != digest:
        return Fault.SEAL
    if is_over:
        return Fault.LEFT if rows else None
    return fault_of_rows(kept, rows)


def fault_of_rows(kept: Seal, rows: Rows | None) -> Fault | None:
    """Say what is wrong with a segment's rows, or None."""
    if rows is None or rows.count != kept.count:
        return Fault.COUNT
    found = (rows.digest, rows.first_id, rows.last_id, rows.newest_at)
    if found != (kept.rows_digest, kept.first_id, kept.last_id, kept.newest_at):
        return Fault.ROWS
    return None


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    raise TypeError(type(value).__name__)
