"""JSON Schemas of what stands in packs, so that an editor completes and checks while one types."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from portal.core import registry
from portal.core.packing.kind import in_order

FOLDER = Path(__file__).parent / "schemas"
SUFFIX = ".schema.json"
MODELINE = "# yaml-language-server: $schema="


def schema_files() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every schema, from the models that check the packs."""
    for kind in in_order(registry.pack_kinds):
        for name, model in sorted(kind.schemas.items()):
            schema = model.model_json_schema(by_alias=True)
            text = json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True)
            yield f"{name}{SUFFIX}", f"{text}\n"


def write_schemas(folder: Path = FOLDER) -> list[str]:
    """Write them all, and take away those of kinds that are no more; return their names."""
    files = dict(schema_files())
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{SUFFIX}"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(files)


def modeline(name: str, folder: Path) -> str:
    """Write the line at the top of a YAML file that tells an editor which schema is its own."""
    return f"{MODELINE}{os.path.relpath(FOLDER / f'{name}{SUFFIX}', folder)}"
