"""A real Elasticsearch on loopback; tests that use it carry the mark `elasticsearch`.

ELASTICSEARCH_URL names one that runs; without it the trial server is started, and stopped again
when the whole run is over.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.faulty_proxy import FaultyProxy

SCRIPT = Path(__file__).parents[1] / "scripts" / "elasticsearch.sh"
STARTED = "PORTAL_TESTS_STARTED_ELASTICSEARCH"  # a file that is there when this run started it


def trial_server(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script that starts and stops the trial server."""
    return subprocess.run(
        ["bash", str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )


def pytest_configure(config: pytest.Config) -> None:
    """Agree with the other processes of this run on how to tell that the server was started."""
    if not hasattr(config, "workerinput"):
        os.environ[STARTED] = f"{tempfile.mkdtemp(prefix='portal-tests-')}/started"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server when the last process has ended, if this run started it."""
    if hasattr(config, "workerinput") or STARTED not in os.environ:
        return
    started = Path(os.environ.pop(STARTED))
    if started.exists():
        trial_server("stop")
        started.unlink()
    started.parent.rmdir()


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Give the address of a server."""
    given = os.environ.get("ELASTICSEARCH_URL")
    if given:
        return given
    is_running = trial_server("status").returncode == 0
    answer = trial_server("start")
    assert answer.returncode == 0, answer.stderr
    if not is_running:
        Path(os.environ[STARTED]).touch()
    return answer.stdout.strip()


class SearchTrial:
    """This is one test's own index on the server."""

    def __init__(self, server: Any) -> None:
        from portal.search.elastic.connection import working  # models need Django's set-up

        self.server = server
        self.client = working

    def told(self) -> int:
        """Let a worker tell the server of everything."""
        from django.utils import timezone

        from portal.search.elastic.keeping import Keeper  # models need Django's set-up

        return Keeper().keep(clock=timezone.now)

    def kept(self) -> dict[int, int]:
        """Give key and version of all that the server has, without what is gone."""
        from portal.search.elastic.comparing import every_document  # as above
        from portal.search.elastic.names import names

        self.client().indices.refresh(index=names().alias)
        found = every_document(self.client(), names().alias)
        return {one.key: one.version for one in found if not one.is_gone}

    def indices(self) -> list[str]:
        """List the indices of this test."""
        found = self.client().indices.get(index=f"{self.server.prefix}-*", expand_wildcards="all")
        return sorted(found)

    def forget(self, names: Iterable[str] | None = None) -> None:
        """Delete indices behind the portal's back."""
        for name in self.indices() if names is None else names:
            self.client().indices.delete(index=name)


@pytest.fixture
def elastic(elasticsearch_url: str, settings: Settings, db: None) -> Iterator[SearchTrial]:
    """Switch the search server on, with nothing on it."""
    from portal.settings.search import search_server

    address = f"{elasticsearch_url}/test-{secrets.token_hex(4)}"
    settings.SEARCH = direct = search_server(address)
    trial = SearchTrial(direct)
    yield trial
    settings.SEARCH = direct
    trial.forget()


@pytest.fixture
def proxy(elastic: SearchTrial, settings: Settings) -> Iterator[FaultyProxy]:
    """Put something between the portal and its server that can go wrong."""
    proxy = FaultyProxy(elastic.server.hosts[0])
    proxy.start()
    settings.SEARCH = replace(elastic.server, hosts=(proxy.url,))
    yield proxy
    proxy.stop()


@pytest.fixture
def asked(db: None) -> Callable[..., Any]:
    """Give a function: `asked("missing child", scope)` is a question as engines get it.

    A word with bars, "cse|exploitation", has alternatives; words in quotation marks are exact.
    """
    return _asked


def _asked(text: str, scope: Any, **more: Any) -> Any:
    from portal.search.engines.base import Wanted  # models need Django's set-up
    from portal.search.understanding.understood import Group, Understood

    quoted = [part for part in text.split('"')[1::2] if part]
    plain = [word for part in text.split('"')[::2] for word in part.split()]
    groups = [Group(_ways(word, scope.language)) for word in plain]
    groups += [Group(_ways(part, scope.language), is_exact=True) for part in quoted]
    understood = Understood(
        text=text,
        language=scope.language,
        groups=tuple(group for group in groups if group.typed.stems),
        kind=more.pop("kind", ""),
    )
    return Wanted(understood=understood, scope=scope, **more)


def _ways(text: str, language: str) -> tuple[Any, ...]:
    from portal.search.understanding.analysis import tokens  # as above
    from portal.search.understanding.understood import Alternative

    ways = []
    for number, way in enumerate(text.split("|")):
        found = list(tokens(way.replace("_", " "), language))
        said = tuple(one.word for one in found)
        ways.append(
            Alternative(said, tuple(one.stem for one in found), weight=0.8 if number else 1.0)
        )
    return tuple(ways)
