"""A run on a second database leaves out what touches none, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests import selection
from tests.architecture.source import CHECKOUT

ON_POSTGRES = "tests on PostgreSQL, with the browser"


@pytest.fixture
def chosen(request, monkeypatch):
    """Give a function: does a run with this value of the variable keep this very test?"""

    def choose(value: str) -> bool:
        left = {}
        monkeypatch.setenv(selection.ONLY, value)
        hook = SimpleNamespace(pytest_deselected=left.update)
        items = [request.node]
        selection.pytest_collection_modifyitems(SimpleNamespace(hook=hook), items)
        assert [*items, *left.get("items", [])] == [
            request.node
        ]  # left out or kept, and never forgotten
        return bool(items)

    return choose


def test_a_test_without_a_database_is_left_out(chosen):
    assert chosen("1") is False


@pytest.mark.parametrize("value", ["", "0"])
def test_it_runs_whenever_everything_is_to_run(chosen, value):
    assert chosen(value) is True


def test_a_test_with_the_database_is_kept(chosen, db):
    assert chosen("1") is True


@pytest.mark.django_db
def test_a_test_with_the_mark_is_kept(chosen):
    assert chosen("1") is True


def test_a_test_of_rows_is_kept(chosen, partnership):
    assert chosen("1") is True


def test_a_test_of_commits_is_kept(chosen, transactional_db):
    assert chosen("1") is True


def test_a_test_of_other_hosts_is_kept(chosen, hosts):
    assert chosen("1") is True


@pytest.mark.parametrize("layer", ["postgres", "e2e", "audit", "faults"])
def test_a_layer_that_runs_nowhere_else_is_kept(request, layer):
    request.node.add_marker(layer)
    assert selection.touches_database(request.node)


def test_only_the_second_run_of_ci_leaves_anything_out():
    steps = [
        line for line in (CHECKOUT / ".ci" / "run").read_text().split("\nstep ") if "make" in line
    ]
    leaving = [step for step in steps if f"{selection.ONLY}=1" in step]
    assert [step.split('"')[1] for step in leaving] == [ON_POSTGRES]
    assert 'DATABASE_URL="$postgres_url"' in leaving[0]
    # What it leaves to the first run is there.
    assert [step for step in steps if step.startswith('"tests on SQLite" env BROWSER=0 make test')]
    assert selection.ONLY not in (CHECKOUT / "Makefile").read_text()
