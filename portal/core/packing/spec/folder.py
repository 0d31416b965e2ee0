"""A pack as a folder of files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located, read_yaml

Value = TypeVar("Value")
NATIONAL = "national"
ANYTHING = "*"


@dataclass
class PackFolder:
    """This reads the files of a pack and remembers which of them somebody read."""

    root: Path
    slug: str
    faults: Faults = field(default_factory=Faults)
    named: set[tuple[str, str]] = field(default_factory=set)  # entries by kind and key
    _read: set[str] = field(default_factory=set)
    _shared: dict[str, Any] = field(default_factory=dict)

    @property
    def is_national(self) -> bool:
        """Say whether its rows belong to no partnership."""
        return self.slug == NATIONAL

    def name(self, file: str) -> str:
        """Name a file as people find it: with the folder of its pack."""
        return f"{self.root.name}/{file}"

    def has(self, file: str) -> bool:
        """Say whether a file is there."""
        return (self.root / file).is_file()

    def text(self, file: str) -> str | None:
        """Read a file; note a fault and give None when it cannot be read."""
        self._read.add(file)
        try:
            return (self.root / file).read_text(encoding="utf-8")
        except FileNotFoundError:
            self.faults.add(self.name(file), 1, "This file is missing.")
        except UnicodeDecodeError as error:
            self.faults.add(self.name(file), 1, f"This file is not UTF-8 text: {error.reason}.")
        return None

    def yaml(self, file: str) -> Located | None:
        """Read a YAML file with its lines."""
        text = self.text(file)
        return None if text is None else read_yaml(text, self.name(file), self.faults)

    def once(self, name: str, read: Callable[[], Value]) -> Value:
        """Read what several kinds share only once: its faults are noted once as well."""
        if name not in self._shared:
            self._shared[name] = read()
        value: Value = self._shared[name]
        return value

    def files(self, folder: str, suffix: str) -> list[str]:
        """List the files of a folder and of the folders in it, in order."""
        found = (self.root / folder).rglob(f"*{suffix}")
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def names(self, kind: str, key: str) -> bool:
        """Say whether there is such an entry, be it with faults; an unreadable file may hold it."""
        return bool({(kind, key), (kind, ANYTHING)} & self.named)

    def refuse_strangers(self) -> None:
        """Note a fault for every file that nothing read: its name is probably misspelt."""
        for path in sorted(self.root.rglob("*")):
            file = path.relative_to(self.root).as_posix()
            if path.is_file() and file not in self._read and not path.name.startswith("."):
                self.faults.add(self.name(file), 1, "Nothing reads this file; is its name right?")
