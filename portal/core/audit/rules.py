"""What a row of the audit log may hold, and why somebody may read a sensitive record. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from portal.core.audit.exceptions import DetailRefused, KindUnclear

KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LONGEST_KIND = 48
LONGEST_TEXT = 80
MOST_DETAILS = 12

Detail = Mapping[str, "str | int | bool"]


class ReadReason(StrEnum):
    """This is why somebody opened a record about a child: one of a list, never a text.

    A text would soon tell about the child what the log must not know.
    """

    OWN_WORK = "own-work"
    REVIEW = "review"
    SUPERVISION = "supervision"
    HANDOVER = "handover"
    COVER = "cover"
    REQUEST = "request"
    CONCERN = "concern"


def checked_kind(kind: str) -> str:
    """Give the kind back; raise KindUnclear when it is none."""
    if len(kind) > LONGEST_KIND or not KIND.fullmatch(kind):
        raise KindUnclear(kind)
    return kind


def checked_detail(detail: Detail | None) -> dict[str, str | int | bool]:
    """Give the details in the order of their names; raise DetailRefused for one that is no code."""
    found = dict(sorted((detail or {}).items()))
    wrong = [name for name, value in found.items() if not _is_detail(name, value)]
    if wrong or len(found) > MOST_DETAILS:
        raise DetailRefused(", ".join(wrong) or f"more than {MOST_DETAILS}")
    return found


def _is_detail(name: str, value: object) -> bool:
    if not NAME.fullmatch(name):
        return False
    if isinstance(value, str):
        # An address of a person has an @, and a text of theirs is longer or has several lines.
        return len(value) <= LONGEST_TEXT and value.isprintable() and "@" not in value
    return isinstance(value, int)
