"""A pack of many pages on its way into the database: rows a second, and how long others wait."""

from __future__ import annotations

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
from portal.packs.queries import pack_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_BAR = 2.0  # seconds that another writer waits: its time-out is twenty
GROWTH_BAR = 1.5
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
    """Load a small pack and one four times as large; each is taken back again."""
    few = 10 if is_quick else 25
    with _measured(few) as small, _measured(4 * few) as large:
        growth = (large.seconds / large.rows) / (small.seconds / small.rows)
        lines = [
            f"  {one.rows:>4} rows in {one.seconds:.2f} s of writing: "
            f"{one.rows / one.seconds:.0f} rows a second"
            for one in (small, large)
        ]
        shipped = max(_load(pack_folder(slug)).seconds for slug in ("tees", "gloucestershire"))
    return [
        Result("pack load, longest write lock of a shipped pack", shipped, LOCK_BAR, unit="s"),
        Result("pack load, time a row as a pack grows fourfold", growth, GROWTH_BAR, lines=lines),
    ]


class _Load:
    """This is one load, timed by the loader itself: only while it held the write lock."""

    def __init__(self, report: LoadReport) -> None:
        self.rows = sum(counts["created"] for counts in report.counts.values())
        self.seconds = report.lock_seconds


@contextmanager
def _measured(pages: int) -> Iterator[_Load]:
    with TemporaryDirectory() as where:
        folder = Path(where) / "many"
        begin_pack(new=NewPack("many", "Many", "MANY"), folder=folder, today=date(2026, 11, 20))
        for number in range(pages):
            (folder / "pages" / f"page-{number}.md").write_text(PAGE.format(number=number))
        load = _load(PackFolder(folder, "many"))
        if load.rows != pages + 10:  # the skeleton: a partnership, two contacts, seven pages
            raise WrongAnswer(f"{load.rows} rows were written instead of {pages + 10}")
        yield load


def _load(folder: PackFolder) -> _Load:
    with transaction.atomic():
        reports = load_together(
            folders=[pack_folder(NATIONAL), folder], base_url=settings.BASE_URL, is_dry_run=True
        )
    return _Load(reports[1])
