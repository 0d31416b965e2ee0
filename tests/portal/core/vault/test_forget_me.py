"""Exit: what this browser was writing is gone, and its key with it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from portal.core import registry
from portal.core.vault.actions import give_code, open_with_code
from portal.core.vault.exceptions import RunGone
from portal.core.vault.models import Run, RunOpener
from portal.core.vault.queries import open_run


@pytest.fixture
def leave(client, visitor):
    """Give a function that presses Exit in the browser of the visitor."""
    client.cookies["v"] = visitor.cookie

    def press(**headers):
        return client.get("/leave/", headers={"host": "localhost", **headers})

    return press


def test_exit_deletes_the_run_and_takes_the_key(start, leave):
    start()
    response = leave()
    assert (response.status_code, response.cookies["v"]["max-age"]) == (303, 0)
    assert (Run.objects.count(), RunOpener.objects.count()) == (0, 0)


def test_of_a_run_with_a_code_exit_deletes_only_this_browsers_way_in(start, leave, visitor, now):
    run = start()
    known = {"run_id": run.id, "kind": "tool", "visitor": visitor, "now": now}
    words = give_code(**known)
    leave()
    with pytest.raises(RunGone):
        open_run(**known)
    opened = open_with_code(kind="tool", words=str(words), visitor=visitor, now=now)
    assert opened.payload == run.payload


def test_another_browsers_runs_stay(start, leave, stranger):
    start(visitor=stranger)
    leave()
    assert Run.objects.count() == 1


def test_a_page_of_somebody_else_has_nobody_forgotten(start, leave):
    start()
    response = leave(**{"sec-fetch-site": "cross-site"})
    assert "v" not in response.cookies
    assert Run.objects.count() == 1


def test_a_spoilt_key_is_taken_all_the_same(start, leave, client):
    start()
    client.cookies["v"] = "spoilt"
    assert leave().cookies["v"]["max-age"] == 0
    assert Run.objects.count() == 1


def test_a_reader_costs_nothing(start, client, queries):
    client.get("/leave/", headers={"host": "localhost"})
    with queries(0):
        response = client.get("/leave/", headers={"host": "localhost"})
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("runs", [1, 3, 30])
def test_leaving_costs_the_same_however_much_there_is(start, leave, queries, runs):
    for _number in range(runs):
        start()
    with queries(7):
        leave()
    assert Run.objects.count() == 0


def test_the_key_is_taken_even_when_the_database_fails(start, leave, monkeypatch):
    start()

    def fail(**_known):
        raise DatabaseError("away")

    monkeypatch.setattr("portal.core.vault.forget_me.forget_visitor", fail)
    assert leave().cookies["v"]["max-age"] == 0


def test_the_handler_is_registered():
    assert "vault" in registry.forget_me
