"""Byte ranges: which part of a file a player asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True)
class ByteRange:
    """This is a part of a file, both ends included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Count its bytes."""
        return self.last - self.first + 1


class RangeNotSatisfiable(Exception):
    """This part lies outside the file."""


def parse_range(header: str, size: int) -> ByteRange | None:
    """Read a Range header; None when the whole file should be sent.

    Several ranges, or what is no range at all, get the whole file, as the standard allows. Raises
    RangeNotSatisfiable for a part that the file does not have.
    """
    match = ONE_RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:  # the last n bytes
        if int(last) == 0 or size == 0:
            raise RangeNotSatisfiable
        return ByteRange(max(0, size - int(last)), size - 1)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise RangeNotSatisfiable
    return ByteRange(start, end)
