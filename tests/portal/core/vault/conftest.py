"""What tests of the vault share: visitors, a moment, runs, keys of the environment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.vault.actions import start_run
from portal.core.vault.visitor import VisitorKey
from portal.settings.environment import FieldKey

OLD_KEY, NEW_KEY = FieldKey("old", b"\x41" * 32), FieldKey("new", b"\x42" * 32)


@pytest.fixture
def now():
    """Give the moment at which runs of these tests start."""
    return datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def visitor():
    """Give the key of one browser."""
    return VisitorKey(b"\x01" * 32, "192.0.2.1")


@pytest.fixture
def stranger():
    """Give the key of another browser."""
    return VisitorKey(b"\x02" * 32, "198.51.100.7")


@pytest.fixture
def start(partnership, visitor, now):
    """Give a function that starts a run of the visitor."""

    def begin(**values):
        given = {
            "kind": "tool",
            "version": "cevt 1",
            "payload": {"where": "by the park gate"},
            "visitor": visitor,
            "partnership": partnership,
            "now": now,
        }
        return start_run(**{**given, **values})

    return begin


@pytest.fixture
def keys(settings):
    """Give a function: `keys("new", "old")` is what FIELD_KEYS holds from then on."""
    known = {key.id: key for key in (OLD_KEY, NEW_KEY)}

    def have(*names):
        settings.FIELD_KEYS = tuple(known[name] for name in names)

    return have
