"""Small packs for tests: files on disk, as people write them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.core.packing.exceptions import BadPack
from portal.core.packing.spec.folder import PackFolder
from portal.packs.actions import LoadReport, load_together, read_packs

NATIONAL = {
    "contacts.yaml": """checked_on: "2026-11-20"
check_again_on: "2027-05-20"
contacts:
  - key: childline
    kind: helpline
    name: Childline
    phone: 0800 1111
    state: sure
    facts: [N02]
"""
}
AREA = {
    "partnership.yaml": """slug: new-area
code: NEW
name: New Area
facts: [NL-001]
""",
    "contacts.yaml": """checked_on: "2026-11-20"
check_again_on: "2027-05-20"
contacts:
  - key: front-door
    kind: front-door
    name: Front door
    phone: 01724 296500
    state: check
  - key: team
    kind: team
    name: Team
    state: blank
    note: Ask for the duty worker.
""",
    "pages/home.md": """---
title: Welcome
intro: What to do next.
doors:
  - ring: family
    title: I’m a parent
    page: parents
---
Words of welcome.
""",
    "pages/parents.md": """---
title: For parents
slug: parents
audience: family
discreet_title: Family
intro: You are not to blame.
in_menus: true
facts: [N03]
---
## Who to call
Read [more](page:parents/more) or ring.

::: contact
contact: front-door
:::
""",
    "pages/parents/more.md": """---
title: More
slug: more
intro: More to read.
---
Back to [parents](page:parents).
""",
}


class Packs:
    """This holds a national pack and one of an area; `write` changes a file of either."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.reset()

    def reset(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        for file, text in NATIONAL.items():
            self.write(f"national/{file}", text)
        for file, text in AREA.items():
            self.write(file, text)

    def path(self, file: str) -> Path:
        return self.root / (file if file.startswith("national/") else f"new_area/{file}")

    def write(self, file: str, text: str) -> None:
        self.path(file).parent.mkdir(parents=True, exist_ok=True)
        self.path(file).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = self.path(file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def remove(self, file: str) -> None:
        self.path(file).unlink()

    def folders(self) -> list[PackFolder]:
        national = PackFolder(self.root / "national", "national")
        return [national, PackFolder(self.root / "new_area", "new-area")]

    def load(self, *, update: bool = False) -> LoadReport:
        """Load both; give the report of the area's own."""
        return load_together(
            folders=self.folders(), base_url="http://localhost:8000/", may_update=update
        )[1]

    def faults(self) -> list[str]:
        """Read both and list what is wrong with them."""
        try:
            read_packs(self.folders())
        except BadPack as bad:
            return [str(fault) for fault in bad.faults]
        return []


@pytest.fixture
def packs(tmp_path: Path, db: None) -> Packs:
    return Packs(tmp_path / "packs")


@pytest.fixture
def counts() -> Callable[[LoadReport], dict[str, dict[str, int]]]:
    """Give a function: the report's figures as plain dictionaries."""
    return lambda report: {kind: dict(found) for kind, found in report.counts.items()}
