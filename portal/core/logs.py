"""Logs: one JSON object a line, without personal data."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from http.client import responses
from pathlib import Path
from types import TracebackType
from typing import Final

OURS: Final = "portal"
LONGEST: Final = 300
ALLOWED_EXTRAS: Final = (
    "event",
    "method",
    "route",
    "status",
    "ms",
    "cache",
    "partnership",
    "language",
    "count",
    "job",
)
CHECKOUT: Final = str(Path(__file__).resolve().parents[2])


class JsonFormatter(logging.Formatter):
    """This writes time, level, logger and message; of extra values only those on a short list.

    Requests, parameters, bodies, users, the text of errors and the values of local variables are
    never written: a trace names files, lines and the type of the error.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        row: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        row |= _our_words(record) if _is_ours(record) else _their_words(record)
        row |= _extras(record)
        if record.exc_info and record.exc_info[1]:
            row |= _error(record.exc_info[1], record.exc_info[2])
        return json.dumps(row, ensure_ascii=False)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == OURS or record.name.startswith(f"{OURS}.")


def _our_words(record: logging.LogRecord) -> dict[str, object]:
    """Our own messages are written for the log, so they are told in full."""
    try:
        return {"message": record.getMessage()}
    except (TypeError, ValueError):  # arguments that do not fit; logging would print them raw
        return {"message": str(record.msg)}


def _their_words(record: logging.LogRecord) -> dict[str, object]:
    """Others fill in paths, hosts and names: keep the form of the words, and where it is written.

    Words without arguments may have been filled in beforehand ("Invalid HTTP_HOST header: …"), so
    only the place in the source is told.
    """
    status = getattr(record, "status_code", None)
    row: dict[str, object] = {"at": f"{_short(record.pathname)}:{record.lineno}"}
    if isinstance(status, int):
        row |= {"status": status, "message": responses.get(status, "")}
    elif record.args and isinstance(record.msg, str):
        row["message"] = record.msg[:LONGEST]
    else:
        row["message"] = ""
    return row


def _extras(record: logging.LogRecord) -> dict[str, object]:
    """Take the extra values that are on the list and are plain; objects might tell too much."""
    given = {name: record.__dict__[name] for name in ALLOWED_EXTRAS if name in record.__dict__}
    return {
        name: value[:LONGEST] if isinstance(value, str) else value
        for name, value in given.items()
        if isinstance(value, str | int | float | bool)
    }


def _error(error: BaseException, trace: TracebackType | None) -> dict[str, object]:
    """Name the error, the errors behind it, and the lines it passed; never its text."""
    row: dict[str, object] = {
        "error": type(error).__name__,
        "trace": [
            f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.StackSummary.extract(
                traceback.walk_tb(trace), lookup_lines=False
            )
        ],
    }
    behind = _behind(error)
    return row | ({"because": behind} if behind else {})


def _behind(error: BaseException) -> list[str]:
    names: list[str] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(names) < 5:
        names.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return names


def _short(path: str) -> str:
    """Name a file from the checkout or from the packages on, not from the root of the machine."""
    _before, found, after = path.rpartition("site-packages/")
    return after if found else path.removeprefix(f"{CHECKOUT}/")
