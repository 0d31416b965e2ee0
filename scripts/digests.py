"""What was done with which sources, so that it need not be done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path


def digest_of(sources: Iterable[Path]) -> str:
    """Give a digest that changes with the name or the content of any file below the sources."""
    seen = hashlib.sha256()
    for source in sources:
        for file in _files(source):
            seen.update(f"\0{file}\0".encode())
            seen.update(file.read_bytes())
    return seen.hexdigest()


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
    for file in sorted(source.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


class Digests:
    """These are kept beside the data they speak of: without the data they are gone as well."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, name: str) -> str | None:
        """Give the digest with which something was last done."""
        return self._read().get(name)

    def set(self, name: str, digest: str) -> None:
        """Note that something was done."""
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps({**self._read(), name: digest}, indent=1))
        draft.replace(self.path)

    def _read(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.path.read_text()))
        except (OSError, ValueError):
            return {}
