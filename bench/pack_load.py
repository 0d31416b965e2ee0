"""A pack of many pages on its way into the database: rows a second, and how long others wait."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from bench.harness import WrongAnswer
from bench.result import Result
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.packs.actions import LoadReport, begin_pack, load_together
from portal.packs.actions.begin import NewPack
from portal.packs.queries import pack_folder, shipped_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_BAR = 2.0  # seconds that another writer waits: its time-out is twenty
GROWTH_BAR = 1.5
SKELETON = 12  # a partnership, two contacts, nine pages
PAGE = """---
title: Page {number}
slug: page-{number}
intro: One of many.
in_menus: false
---

## A section

People who work with children notice things that do not fit together. Read [home](page:home).

::: callout
tone: note
title: Not sure?
text: Talk to somebody.
:::
"""


def run(*, is_quick: bool) -> list[Result]:
    """Load a small pack and one four times as large, turn by turn; each is taken back again."""
    few, rounds = (10, 2) if is_quick else (25, 3)
    with _pack_of(few) as small, _pack_of(4 * few) as large:
        loads = [(_load(small, few), _load(large, 4 * few)) for _round in range(rounds)]
    least = [min(turns, key=lambda one: one.cpu_seconds) for turns in zip(*loads, strict=True)]
    growth = least[1].cpu_seconds_a_row / least[0].cpu_seconds_a_row
    lines = [
        f"  {one.rows:>4} rows: {one.cpu_seconds:.2f} s cpu, "
        f"{one.rows / one.seconds:.0f} rows a second while others wait"
        for one in least
    ]
    shipped = max(_shortest_lock(slug, rounds) for slug in shipped_packs())
    return [
        Result("pack load, longest write lock of a shipped pack", shipped, LOCK_BAR, unit="s"),
        Result("pack load, cpu a row as a pack grows fourfold", growth, GROWTH_BAR, lines=lines),
    ]


def _shortest_lock(slug: str, rounds: int) -> float:
    """Load a shipped pack several times: what else a machine does only makes a lock longer."""
    return min(_load(pack_folder(slug)).seconds for _round in range(rounds))


class _Load:
    """This is one load; how long others waited the loader measures itself."""

    def __init__(self, report: LoadReport, cpu_seconds: float) -> None:
        self.rows = sum(counts["created"] for counts in report.counts.values())
        self.seconds = report.lock_seconds
        self.cpu_seconds = cpu_seconds  # what a busy machine does not stretch

    @property
    def cpu_seconds_a_row(self) -> float:
        """Give what one row costs."""
        return self.cpu_seconds / self.rows


@contextmanager
def _pack_of(pages: int) -> Iterator[PackFolder]:
    with TemporaryDirectory() as where:
        folder = Path(where) / "many"
        begin_pack(new=NewPack("many", "Many", "MANY"), folder=folder, today=date(2026, 11, 20))
        for number in range(pages):
            (folder / "pages" / f"page-{number}.md").write_text(PAGE.format(number=number))
        yield PackFolder(folder, "many")


def _load(folder: PackFolder, pages: int | None = None) -> _Load:
    own = PackFolder(folder.root, folder.slug)  # a folder notes what was read: each load its own
    began = time.process_time()
    with transaction.atomic():
        reports = load_together(
            folders=[pack_folder(NATIONAL), own], base_url=settings.BASE_URL
        )  # each is written as it is for real: others write between the two
        transaction.set_rollback(True)
    load = _Load(reports[1], time.process_time() - began)
    if pages is not None and load.rows != pages + SKELETON:
        raise WrongAnswer(f"{load.rows} rows were written instead of {pages + SKELETON}")
    return load
