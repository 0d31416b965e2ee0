"""What can go wrong with a pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """This is one thing to mend: where it stands and why it cannot be used."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class PackError(Exception):
    """A pack could not be loaded; nothing was changed."""


class UnknownPack(PackError):
    """There is no pack of that name."""


class BadPack(PackError):
    """A pack has faults; each says its file, its line and its reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
