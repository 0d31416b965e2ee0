"""What a backup says about itself, at its end: what must be there after a restore."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class KeptTable:
    """This is what a table held."""

    rows: int
    digest: str


@dataclass(frozen=True)
class KeptFile:
    """This is what a file of the media folder was."""

    size: int
    digest: str


@dataclass
class Manifest:
    """This sums up a backup."""

    made_at: datetime
    database: str  # the vendor it came from; it may go into the other
    versions: dict[str, str]
    migrations: list[str]
    audit_head: str = ""  # proves the audit log, when it is kept away from the database
    tables: dict[str, KeptTable] = field(default_factory=dict)
    media: dict[str, KeptFile] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Count all rows."""
        return sum(table.rows for table in self.tables.values())

    @property
    def media_bytes(self) -> int:
        """Add up the sizes of all files."""
        return sum(file.size for file in self.media.values())

    def written(self) -> bytes:
        """Write it down."""
        values = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(values, sort_keys=True).encode()


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest; ValueError, KeyError or TypeError when it is none of this format."""
    values: dict[str, Any] = json.loads(data)
    if values.pop("format") != FORMAT:
        raise ValueError("another format")
    values["made_at"] = datetime.fromisoformat(values["made_at"])
    values["tables"] = {label: KeptTable(**one) for label, one in values["tables"].items()}
    values["media"] = {name: KeptFile(**one) for name, one in values["media"].items()}
    return Manifest(**values)
