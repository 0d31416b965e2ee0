"""What streams of blocks look like in storage, made and read without any block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Raw = dict[str, Any]
ITEM = "item"


def child(kind: str, value: Any) -> Raw:
    """Give one block of a stream."""
    return {"type": kind, "value": value}


def items(values: Iterable[Any]) -> list[Raw]:
    """Give the blocks of a list."""
    return [child(ITEM, value) for value in values]


def values_in(raw: Iterable[Any] | None) -> list[Any]:
    """Give the values of the blocks of a list or stream."""
    return [each["value"] for each in raw or ()]


def numbered(raw: Any, place: str) -> Any:
    """Give every block a number of its own, which is the same at each conversion."""
    if isinstance(raw, dict):
        found = {key: numbered(value, f"{place}.{key}") for key, value in raw.items()}
        if raw.keys() == {"type", "value"}:
            found["id"] = str(uuid5(NAMESPACE_URL, f"rule-set#{place}"))
        return found
    if isinstance(raw, list):
        return [numbered(each, f"{place}.{at}") for at, each in enumerate(raw)]
    return raw
