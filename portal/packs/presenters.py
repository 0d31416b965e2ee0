"""Tell people what a load did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.packs.actions import LoadReport

COLUMNS = ("created", "updated", "unchanged", "kept")


def report_lines(reports: Sequence[LoadReport]) -> Iterator[str]:
    """Give a line per kind, the reason of everything that was kept, and the longest write lock."""
    for report in reports:
        for kind, counts in report.counts.items():
            told = ", ".join(f"{counts[name]} {name}" for name in COLUMNS if counts[name])
            yield f"{report.slug}: {kind}: {told}"
        yield from (f"{report.slug}: {note}" for note in report.notes)
    longest = max((report.lock_seconds for report in reports), default=0.0)
    yield f"Longest write lock: {longest:.2f} s"
