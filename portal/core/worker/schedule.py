"""When each recurring job is due, kept over restarts so that a daily job is never skipped."""

from __future__ import annotations

import json
from pathlib import Path

RETRY_SECONDS = 300  # a daily job that failed is not left until tomorrow


class Schedule:
    """This remembers when each job last worked and when it is next due."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.last_worked: dict[str, float] = _read(file)
        self._due: dict[str, float] = {}

    def is_due(self, name: str, every_seconds: int, now: float) -> bool:
        """Say whether a job should run now; one that never ran is due at once."""
        last = self.last_worked.get(name, 0.0)
        if last > now:  # the clock was put back
            last = 0.0
        return now >= self._due.get(name, last + every_seconds)

    def worked(self, name: str, every_seconds: int, now: float) -> None:
        """Note that a job did its work."""
        self.last_worked[name] = now
        self._due[name] = now + every_seconds
        partial = self._file.with_suffix(".partial")
        partial.write_text(json.dumps(self.last_worked))
        partial.replace(self._file)  # whoever reads it sees the old or the new, never half

    def failed(self, name: str, every_seconds: int, now: float) -> None:
        """Note that a job did not; it gets another try soon."""
        self._due[name] = now + min(every_seconds, RETRY_SECONDS)


def _read(file: Path) -> dict[str, float]:
    """Read what an earlier worker wrote; what cannot be read means every job is due."""
    try:
        kept = json.loads(file.read_text())
        return {str(name): float(at) for name, at in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
