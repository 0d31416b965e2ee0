"""Role × address × whose it is: nobody gets at another partnership's things through the CMS.

Addresses are found by walking the resolver and rows by walking the registry, so what a feature or
a later Wagtail adds is asked as well, or makes a test here fail until somebody says what it is.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from portal.core.cms.doors import door_of
from tests.portal.core.cms.addresses import addresses, rows_addresses
from tests.portal.core.cms.matrix import (
    ANSWERED,
    EDITING,
    FAIL_BY_THEMSELVES,
    FOR_ALL,
    GONE,
    METHODS,
    OUTSIDE,
    OWN_ROWS_ANSWER,
    OWN_THINGS_ANSWER,
    TURNED_AWAY,
    Anything,
    Matrix,
    about_things,
    changed_since,
    is_about,
    shapes,
    shut,
)
from tests.portal.core.cms.world import digest, make_files, make_pages, make_rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    # Wagtail leaves the temporary file of a new rendition to the collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


@pytest.fixture
def matrix_of(client_as: Any, two: Any) -> Any:
    def make(role: str) -> Matrix:
        client = Client() if role == "anonymous" else client_as(role, two[0], is_demo=True)
        return Matrix(role, client)

    return make


@pytest.mark.parametrize("role", EDITING)
def test_no_row_of_another_partnership(role: str, matrix_of: Any, two: Any, capsys: Any) -> None:
    matrix, things, before = matrix_of(role), list(make_rows(*two)), digest()
    for thing in things:
        for address in rows_addresses():
            if thing.belongs != "own" and address.model == thing.label and address.parts:
                matrix.ask(address, thing)
    assert changed_since(before) == []
    matrix.report(capsys, "rows of others")


@pytest.mark.parametrize("role", ["approver", "admin"])
def test_rows_of_ones_own(role: str, matrix_of: Any, two: Any, capsys: Any) -> None:
    matrix, things = matrix_of(role), list(make_rows(*two))
    samples, belongs = shapes(things), "other" if role == "admin" else "own"
    for thing in things:
        for address in rows_addresses():
            is_asked = thing.label in samples and thing.belongs == belongs
            if is_asked and address.model == thing.label and address.parts:
                matrix.ask(address, thing)
    views = {name.rpartition(":")[2] for name in matrix.answered}
    assert views >= OWN_ROWS_ANSWER
    matrix.report(capsys, "rows of their own")


@pytest.mark.parametrize("role", EDITING)
def test_no_page_file_or_translation_of_another_partnership(
    role: str, matrix_of: Any, two: Any, capsys: Any
) -> None:
    things = [*make_pages(*two), *make_files(*two), *make_rows(*two)]
    matrix, before = matrix_of(role), digest()
    for address, thing in about_things(things):
        if thing.belongs != "own":
            matrix.ask(address, thing)
    assert changed_since(before) == []
    matrix.report(capsys, "pages, files, translations of others")


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_pages_files_and_translations_of_ones_own(
    role: str, matrix_of: Any, two: Any, capsys: Any
) -> None:
    rows = list(make_rows(*two))
    samples = [thing for thing in rows if thing.label in shapes(rows)]
    matrix, things = matrix_of(role), [*make_pages(*two), *make_files(*two), *samples]
    for address, thing in about_things(things):
        if thing.belongs == "own":
            matrix.ask(address, thing, ("get",))
    assert OWN_THINGS_ANSWER - matrix.answered == set()
    matrix.report(capsys, "pages, files, translations of their own")


@pytest.mark.parametrize("role", ["editor", "approver"])
def test_no_list_shows_anything_of_another_partnership(
    role: str, matrix_of: Any, two: Any, capsys: Any
) -> None:
    made = [*make_pages(*two), *make_files(*two), *make_rows(*two)]
    assert {thing.belongs for thing in made} == {"own", "other", "national"}
    matrix = matrix_of(role)
    for address in addresses():
        door = door_of(address.name)
        if address.parts or door is None or address.name in FOR_ALL | FAIL_BY_THEMSELVES:
            continue
        url = address.filled({})
        wanted = shut(url) if door.is_for_admins else {ANSWERED, TURNED_AWAY, GONE}
        with transaction.atomic():
            matrix.one("get", url, wanted, "list")
            transaction.set_rollback(True)
    matrix.report(capsys, "lists")


@pytest.mark.parametrize("role", EDITING)
def test_what_is_shared_is_for_admins(role: str, matrix_of: Any, two: Any, capsys: Any) -> None:
    thing, matrix = next(make_pages(*two)), matrix_of(role)
    nobodys, before = Anything(thing.parts), digest()
    for address in addresses():
        door = door_of(address.name)
        if door is None or door.is_for_admins:
            url = address.filled(nobodys)
            for method in METHODS:
                matrix.one(method, url, shut(url), "shared")
    assert changed_since(before) == []
    matrix.report(capsys, "what is shared")


def test_who_does_not_work_in_the_cms_is_turned_away(matrix_of: Any, two: Any, capsys: Any) -> None:
    things = [*make_pages(*two), *make_files(*two), *make_rows(*two)]
    nobodys, before = Anything(things[0].parts), digest()
    for role in OUTSIDE:
        matrix = matrix_of(role)
        for address in addresses():
            if address.name in FOR_ALL:
                continue
            thing = next((t for t in things if is_about(address, t)), None)
            url = address.filled(thing.parts if thing else nobodys)
            for method in METHODS if role == "anonymous" else ("get",):
                matrix.one(method, url, {TURNED_AWAY, GONE}, "any")
        matrix.report(capsys, "everything")
    assert [label for label in changed_since(before) if not label.startswith("users.")] == []


def test_the_matrix_finds_a_lock_that_is_gone(
    matrix_of: Any, two: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = next(t for t in make_rows(*two) if t.label.endswith("Text") and t.belongs == "other")
    names = {a.name: a for a in addresses()}
    edit = names[f"wagtailsnippets_reference_{other.parts['model_name']}:edit"]
    submit = names["wagtail_localize:submit_snippet_translation"]
    monkeypatch.setattr("portal.core.cms.scoped_views.ScopedView._row_or_404", any_row)
    monkeypatch.setattr("portal.core.cms.doors.pass_door", lambda *_args: None)
    matrix = matrix_of("editor")
    matrix.ask(edit, other)
    matrix.ask(submit, other, ("get",))
    assert [fault.partition("/")[0] for fault in matrix.faults] == ["get ", "post ", "get "]
    # The policy still turns the first two away; the third address asks nobody.
    assert [fault.rpartition(": ")[2] for fault in matrix.faults] == [
        *("302", "302"),
        "200 and shows it",
    ]


def any_row(view: Any, _request: Any, pk: str) -> Any:
    return view.row_model.objects.get(pk=pk)
