"""docs/how-to/leave-a-table-out-of-backups.md, followed to the letter."""

from __future__ import annotations

import pytest
from django.db import models
from django.test.utils import isolate_apps

from portal.core import registry
from portal.core.backup.anew import make_anew
from portal.core.backup.tables import is_left_out
from tests.docs.pages import follow


@pytest.fixture
def followed(monkeypatch):
    others = registry.after_restore._entries
    monkeypatch.setattr(registry.after_restore, "_entries", {})
    yield follow("leave-a-table-out-of-backups.md")
    registry.left_out_of_backups.unregister("directory.Distance")
    assert others, "what the portal itself makes anew stays registered"


def model_named(name):
    meta = type("Meta", (), {"app_label": "directory"})
    return type(name, (models.Model,), {"__module__": __name__, "Meta": meta})


@isolate_apps("directory")
def test_the_table_stays_out_and_its_neighbour_in(followed):
    tables = [model_named(name) for name in ("Distance", "Place")]
    assert [is_left_out(model) for model in tables] == [True, False]


def test_what_is_derived_is_made_anew(followed):
    assert list(make_anew()) == ["Made anew  distances"]
    assert followed["made_anew"] == ["distances"]


def test_a_failure_is_said_and_the_others_are_made(followed):
    registry.after_restore.unregister("distances")
    registry.after_restore.register("maps", lambda: 1 / 0)
    registry.after_restore.register("distances", followed["measure_distances"])
    assert list(make_anew()) == ["Not yet    maps: division by zero", "Made anew  distances"]
