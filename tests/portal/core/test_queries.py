"""Finding the partnership of a request costs nothing once it is known."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from portal.core.models import Partnership
from portal.core.queries import (
    every_partnership,
    partnership_by_slug_or_code,
    partnership_of_host,
)
from portal.core.stamp import bump_stamp

Queries = Callable[[int], AbstractContextManager[object]]


@pytest.mark.parametrize(
    ("host", "slug"),
    [
        ("localhost", "north-lincolnshire"),
        ("tees.localhost", "tees"),
        ("TEES.localhost", "tees"),
        ("cheshire-east.localhost", "cheshire-east"),
        ("unknown.localhost", "north-lincolnshire"),
    ],
)
def test_a_host_has_its_partnership_and_others_get_the_default(
    four_partnerships: dict[str, Partnership], host: str, slug: str
) -> None:
    found = partnership_of_host(host)

    assert found is not None
    assert found.slug == slug


def test_without_partnerships_there_is_none(db: None) -> None:
    assert partnership_of_host("localhost") is None
    assert every_partnership() == []


def test_all_are_listed_without_another_query(
    four_partnerships: dict[str, Partnership], queries: Queries
) -> None:
    partnership_of_host("localhost")
    with queries(0):
        assert [row.slug for row in every_partnership()] == list(four_partnerships)


def test_it_is_read_once_until_something_changes(
    four_partnerships: dict[str, Partnership], queries: Queries
) -> None:
    with queries(1):
        for _ in range(3):
            partnership_of_host("tees.localhost")
            partnership_of_host("localhost")
    bump_stamp()
    with queries(1):
        partnership_of_host("tees.localhost")


@pytest.mark.parametrize("name", ["tees", "TEES"])
def test_clients_name_a_partnership_by_slug_or_code(
    four_partnerships: dict[str, Partnership], name: str
) -> None:
    assert partnership_by_slug_or_code(name) == four_partnerships["tees"]
    assert partnership_by_slug_or_code("nowhere") is None
