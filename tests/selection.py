"""A run on a second database takes what touches one; the rest has passed on the first.

`DATABASE_TESTS_ONLY=1` says that this is such a run: CI sets it, a person's `make test` does not.
"""

from __future__ import annotations

import os

import pytest

ONLY = "DATABASE_TESTS_ONLY"
# Whatever opens the test's database passes through the first; hosts have databases of their own.
FIXTURES = {"django_db_setup", "hosts"}
# These run against a portal in processes of its own, or in no other run at all.
LAYERS = ("postgres", "e2e", "audit", "faults")


def touches_database(item: pytest.Item) -> bool:
    """Say whether a test could end otherwise on another database.

    A test that asks for a database in the middle of itself (`getfixturevalue`) needs the mark
    `django_db` to be seen; without either pytest-django lets no test near a database.
    """
    is_marked = any(item.get_closest_marker(name) for name in ("django_db", *LAYERS))
    return is_marked or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what touches no database, in a run that is asked for nothing else."""
    if os.environ.get(ONLY) != "1":
        return
    left = [item for item in items if not touches_database(item)]
    items[:] = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=left)
