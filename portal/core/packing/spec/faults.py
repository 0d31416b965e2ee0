"""What is wrong with a pack, said so that somebody can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.core.packing.exceptions import Fault


@dataclass
class Faults:
    """This gathers every fault of a pack, so that all are told at once."""

    _found: set[Fault] = field(default_factory=set)

    def add(self, file: str, line: int, reason: str) -> None:
        """Note a fault; the same one counts once."""
        self._found.add(Fault(file, line, reason))

    def __iter__(self) -> Iterator[Fault]:
        yield from sorted(self._found)

    def __len__(self) -> int:
        return len(self._found)
