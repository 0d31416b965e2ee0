"""Logs: one JSON object a line, without personal data."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

ALLOWED_EXTRAS = ("event", "method", "route", "status", "ms", "partnership", "language", "count", "job")


class JsonFormatter(logging.Formatter):
    """This writes time, level, logger and message; of extra values only those on a short list.

    Requests, parameters, bodies, users and the values of local variables are never written: the
    trace names files, lines and the type of the error, not its text.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        row: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._message(record),
        }
        row |= {k: record.__dict__[k] for k in ALLOWED_EXTRAS if k in record.__dict__}
        if record.exc_info and record.exc_info[0]:
            row["error"] = record.exc_info[0].__name__
            row["trace"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(row, ensure_ascii=False, default=str)

    @staticmethod
    def _message(record: logging.LogRecord) -> str:
        """Django's own request records hold the path a visitor asked for: keep their form only."""
        if record.name.startswith("django."):
            return str(record.msg)
        return record.getMessage()
