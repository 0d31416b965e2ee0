"""What every test may use."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import settings as property_tests

from tests import components

if TYPE_CHECKING:
    from portal.core.models import Partnership

LONDON = ZoneInfo("Europe/London")
LAYERS = ("slow", "postgres", "smtp", "elasticsearch", "e2e", "audit", "faults")
E2E = Path(__file__).parent / "e2e"
ON_LOOPBACK = ("e2e", "smtp", "postgres", "elasticsearch", "loopback")
LOOPBACK = ["127.0.0.1", "::1", "localhost"]

pytest_plugins = [
    "tests.append_only",
    "tests.catalogues",
    "tests.elastic",
    "tests.hosts",
    "tests.machine",
    "tests.partnerships",
    "tests.schema",
    "tests.selection",
    "tests.smtp",
    "tests.unordered",
]

# Times are printed, never asserted: a busy machine is no failure.
property_tests.register_profile("portal", deadline=None)
property_tests.load_profile("portal")


# The layers: what has no mark is fast; what speaks to a server may speak to loopback only.


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by where they live and by what they have not said."""
    for item in items:
        if E2E in item.path.parents:
            item.add_marker("e2e")
        if any(item.get_closest_marker(name) for name in ON_LOOPBACK):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
        if not any(item.get_closest_marker(name) for name in LAYERS):
            item.add_marker("fast")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose component is missing, saying why; with REQUIRE_ALL=1 fail instead."""
    for mark, missing in components.MISSING.items():
        reason = missing() if item.get_closest_marker(mark) else ""
        if reason and components.are_all_required():
            pytest.fail(f"REQUIRE_ALL=1, but {reason}", pytrace=False)
        elif reason:
            pytest.skip(reason)


def pytest_report_header() -> list[str]:
    """Say at the top what this run has to work with."""
    browser = components.missing_for_browser() or "Chromium, axe and the HTML validator"
    return [f"database: {connection.vendor}", f"browser: {browser}"]


# Every test starts from nothing remembered.


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    """Forget caches, stamp, counted tries and language before a test, the language after it."""
    cache.clear()
    import_module("portal.core.stamp")._was_away.clear()  # of another test’s cache
    ContentType.objects.clear_cache()  # a page looks its type up when it is made
    for remembered in _memories():
        remembered.cache_clear()
    # Counts of tries lie in a file: one test's, left at a stopped clock, are another's to purge.
    for name in ("stamp", "limits.sqlite3", "limits.sqlite3-wal", "limits.sqlite3-shm"):
        (Path(settings.VAR) / name).unlink(missing_ok=True)
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.deactivate_all()


_looked_through: dict[str, tuple[object, list[Any]]] = {}


def _memories() -> list[Any]:
    """Find every function of the portal that remembers its results."""
    found = []
    for name, module in list(sys.modules.items()):
        if name.startswith("portal."):
            known = _looked_through.get(name)
            if known is None or known[0] is not module:  # once a module: it takes a while
                known = _looked_through[name] = (module, _remembering(module))
            found += known[1]
    return found


def _remembering(module: object) -> list[Any]:
    return [
        thing
        for thing in vars(module).values()
        if callable(getattr(thing, "cache_clear", None))
        and getattr(thing, "__module__", "").startswith("portal.")
    ]


# People


@pytest.fixture
def client_as(db: None) -> Callable[..., Client]:
    """Give a function: `client_as("editor", partnership)` is a client signed in with that role."""
    from tests.factories import user_with_role  # models need Django's set-up

    def make(role: str, partnership: Partnership | None = None, **values: Any) -> Client:
        client = Client(headers={"host": partnership.site.hostname if partnership else "localhost"})
        client.user = user_with_role(role, partnership, **values)
        client.force_login(client.user)
        return client

    return make


# Time and queries


@pytest.fixture
def at() -> Iterator[Callable[[str], datetime]]:
    """Give a function: `at("2026-11-20 10:00")` stops the clock there, London time."""
    travellers = []

    def stop_clock(moment: str) -> datetime:
        when = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
        traveller = time_machine.travel(when, tick=False)
        traveller.start()
        travellers.append(traveller)
        return when

    yield stop_clock
    for traveller in reversed(travellers):
        traveller.stop()


@pytest.fixture
def queries(db: None) -> Callable[[int], AbstractContextManager[CaptureQueriesContext]]:
    """Give a function: `with queries(4):` allows exactly four, and shows them when they differ."""

    @contextmanager
    def exactly(expected: int) -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as captured:
            yield captured
        if len(captured) != expected:
            shown = "\n".join(
                f"{n}. {query['sql']}" for n, query in enumerate(captured.captured_queries, 1)
            )
            pytest.fail(f"{len(captured)} queries instead of {expected}:\n{shown}", pytrace=False)

    return exactly
