"""What monitors and `doctor` are told of search, and what nobody is told."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from portal.core import registry
from portal.core.health import health_report
from portal.core.logs import JsonFormatter
from portal.search.elastic import jobs, registrations
from portal.search.elastic.finding import ElasticEngine
from portal.search.elastic.models import FeedRow, Indexing
from portal.search.elastic.names import names
from portal.search.engines.base import Scope
from portal.search.exceptions import EngineDown
from tests.factories.search import search_entry
from tests.machine import CHECKOUT

SECRET = "correct-horse-battery-staple"
pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def filled(elastic, proxy):
    for number in range(3):
        search_entry(f"Entry {number}")
    elastic.told()
    return proxy


def test_all_is_well(filled):
    check = jobs.check_search()
    assert (check.is_ok, check.detail) == (True, f"Elasticsearch at {filled.url}, green")
    check = jobs.check_index()
    assert check.is_ok
    assert check.detail.endswith(", 3 of 3 entries")
    assert check.detail.startswith("Elasticsearch 8.")


@pytest.mark.parametrize(
    ("mood", "why"),
    [
        ("500", "answers 500"),
        ("html", "is not an Elasticsearch"),
        ("other-shape", "does not say what an Elasticsearch says"),
        ("not-json", "does not answer (SerializationError); see SEARCH_URL"),
        ("stopped", "does not answer (ConnectionError); see SEARCH_URL"),
        ("slow", "does not answer (ConnectionTimeout); see SEARCH_URL"),
    ],
)
def test_what_is_wrong_is_said_in_words(filled, mood, why):
    filled.stop() if mood == "stopped" else setattr(filled, "mood", mood)
    check = jobs.check_search()
    assert not check.is_ok
    assert check.detail == f"{filled.url} {why}; the database answers meanwhile"
    assert jobs.check_index().detail == f"{filled.url} {why}"


def test_an_index_that_is_not_there_is_said_to_be_made(elastic):
    check = jobs.check_search()
    assert not check.is_ok
    assert check.detail == (
        "there is no index of this release yet; the worker makes it by itself, or run: "
        "manage.py reindex; the database answers meanwhile"
    )
    jobs.start_afresh()
    Indexing.objects.create(building="portal-new")
    assert jobs.check_index().detail == "there is no index of this release yet; it is being made"


def test_an_index_of_another_layout_is_no_index(filled, elastic, settings):
    settings.SEARCH = replace(settings.SEARCH, shards=2)
    names.cache_clear()  # as in a process of the new release
    assert "no index of this release yet" in jobs.check_search().detail
    elastic.told()
    assert jobs.check_search().is_ok
    assert len(elastic.indices()) == 1


def test_what_waits_too_long_is_a_fault(filled):
    entry = search_entry("Another")
    waits = "3 of 4 entries, 1 waiting to be told, 0 of them refused before"
    check = jobs.check_index()
    assert (check.is_ok, waits in check.detail) == (True, True)
    FeedRow.objects.filter(entry=entry.pk).update(queued_at=timezone.now() - timedelta(hours=1))
    check = jobs.check_index()
    assert (check.is_ok, waits in check.detail) == (False, True)


def test_monitors_see_search(filled):
    assert health_report().words["search"] == "ok"
    filled.mood = "500"
    assert health_report().words["search"] == "failed"
    assert health_report().is_ready


def test_without_a_server_the_database_searches(settings, db):
    settings.SEARCH = None
    assert jobs.check_search().detail == "by the database"


def test_jobs_are_there_only_with_a_server(settings, elastic):
    ours = ("search-keep", "search-mend")
    assert not any(name in registry.recurring_jobs for name in ours)
    registrations.register()
    assert all(name in registry.recurring_jobs for name in ours)
    assert "search-index" in registry.doctor_checks
    for name in ours:
        registry.recurring_jobs.unregister(name)
    registry.doctor_checks.unregister("search-index")


# What nobody is told


@pytest.fixture
def everything_logged():
    """Listen to every logger there is, as loud as it can be."""
    heard = StringIO()
    handler = logging.StreamHandler(heard)
    formatter = JsonFormatter()

    class Both(logging.Formatter):
        """This writes what our log has, and the plain message beside it."""

        def format(self, record: logging.LogRecord) -> str:
            return f"{formatter.format(record)}\n{record.getMessage()}"

    handler.setFormatter(Both())
    loggers = [logging.getLogger(name) for name in ("", "portal", "elasticsearch")]
    loggers += [
        logging.getLogger(name)
        for name in ("elastic_transport", "elastic_transport.transport", "urllib3")
    ]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        one.addHandler(handler)
    yield heard
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)
        one.removeHandler(handler)


@pytest.mark.parametrize("mood", ["well", "500", "html", "not-json", "slow", "stopped"])
def test_nothing_of_a_question_is_logged_or_stands_in_an_address(
    filled, asked, everything_logged, mood
):
    filled.stop() if mood == "stopped" else setattr(filled, "mood", mood)
    scope = Scope(None, "en", timezone.now())
    for ask in (
        lambda: ElasticEngine().match(asked("xylophonist hurts", scope)),
        lambda: ElasticEngine().begin_with("xylophonist", scope, 8),
    ):
        try:
            ask()
        except EngineDown as fault:
            logging.getLogger("portal.test").exception("down", exc_info=fault)
    logged = everything_logged.getvalue()
    assert logged
    assert "xylophon" not in logged
    assert not [one for one in filled.requests if "xylophon" in one]


def test_the_client_is_quiet_where_the_portal_runs(settings):
    loggers = settings.LOGGING["loggers"]
    assert {loggers[name]["level"] for name in ("elastic_transport", "elasticsearch")} == {
        "WARNING"
    }


@pytest.mark.parametrize("values", [{"user": "portal", "password": SECRET}, {"api_key": SECRET}])
def test_how_we_are_let_in_is_never_shown(filled, settings, everything_logged, asked, values):
    settings.SEARCH = replace(settings.SEARCH, **values)
    filled.mood = "500"
    scope = Scope(None, "en", timezone.now())
    with pytest.raises(EngineDown):
        ElasticEngine().match(asked("missing", scope))
    told = [str(jobs.check_search()), str(jobs.check_index()), repr(settings.SEARCH)]
    told += [str(settings.SEARCH), everything_logged.getvalue()]
    assert not [one for one in told if SECRET in one]


def test_without_a_server_nothing_of_the_client_is_imported():
    code = (
        "import django, sys; django.setup()\n"
        "from portal.search.engines.choosing import engine, indexes\n"
        "engine(), indexes()\n"
        "print([name for name in sys.modules if name.startswith('elastic')])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert said.stdout == "[]\n"
