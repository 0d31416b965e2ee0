"""Stages are left out when the same sources were used before and their result is still there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.management import CommandError
from django.db import OperationalError

from portal.settings.environment import EnvironmentProblem
from scripts import prepare
from tests.architecture.source import PACKAGES


@pytest.fixture
def counted(settings, tmp_path):
    """Give a function that runs a stage and says what it said; and the runs so far."""
    settings.VAR = tmp_path
    runs = []

    def stage(digest: str, *, is_needed: bool = False) -> str:
        def run() -> str:
            runs.append(digest)
            return f"line one\nrun {len(runs)}"

        return prepare._unless_same("packs", digest, run, is_needed=is_needed)

    return stage


def test_first_time_runs_and_says_its_last_line(counted):
    assert counted("a") == "run 1"


def test_same_sources_are_left(counted):
    counted("a")
    assert counted("a") == "unchanged"


def test_changed_sources_run_again(counted):
    counted("a")
    assert counted("b") == "run 2"


def test_lost_result_runs_again(counted):
    counted("a")
    assert counted("a", is_needed=True) == "run 2"


def test_failed_stage_is_not_noted(settings, tmp_path):
    settings.VAR = tmp_path

    def fails() -> str:
        raise CommandError("no")

    with pytest.raises(CommandError):
        prepare._unless_same("packs", "a", fails, is_needed=False)
    assert not (tmp_path / "prepared.json").exists()


@pytest.fixture
def pulled(settings, tmp_path, monkeypatch):
    """Give a function: start once, pull a change of this file, start again; what was done then?"""
    for top in prepare.SOURCES:
        (tmp_path / top).mkdir()
    settings.VAR = tmp_path
    monkeypatch.setattr(prepare, "CHECKOUT", tmp_path)
    monkeypatch.setattr(prepare, "_load", lambda: "loaded")
    monkeypatch.setattr(prepare, "_command", lambda name: name)
    # There are rows already: nothing is done because nothing was there.
    full = SimpleNamespace(objects=SimpleNamespace(exists=lambda: True))
    monkeypatch.setattr(prepare.apps, "get_model", lambda app, model: full)

    def starts() -> list[str]:
        prepare._digest_of_sources.cache_clear()  # each start is a process of its own
        return [prepare._packs(), prepare._search()]

    def pull(name: str) -> list[str]:
        assert [starts(), starts()] == [["loaded", "reindex"], ["unchanged", "unchanged"]]
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("changed")
        return starts()

    yield pull
    prepare._digest_of_sources.cache_clear()


@pytest.mark.parametrize(
    "name",
    [
        "portal/packs/tees/navigator.yaml",
        "portal/navigator/rule_sets/packing.py",
        "portal/search/editors/packing.py",
        "portal/guidance/plan/packing.py",
        "portal/settings/base.py",
        "portal/static/portal/portal.css",
        "portal/locale/pl/LC_MESSAGES/django.po",
        "templates/blocks/steps.html",
        "toolkit/models.py",
    ],
)
def test_whatever_was_pulled_takes_effect(pulled, name):
    assert pulled(name) == ["loaded", "reindex"]


def test_a_change_of_the_tests_alone_does_nothing(pulled):
    assert pulled("tests/test_more.py") == ["unchanged", "unchanged"]


def test_every_source_counts():
    assert set(prepare.SOURCES) == {*PACKAGES, "templates"}


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (EnvironmentProblem("BASE_URL is odd."), "BASE_URL is odd."),
        (
            OperationalError("connection refused\nIs the server running?"),
            "the database cannot be used (connection refused); check DATABASE_URL.",
        ),
        (CommandError("The pack is broken."), "The pack is broken."),
        (
            PermissionError(13, "Permission denied", "/var/static"),
            "/var/static may not be written by this account; choose another VAR.",
        ),
    ],
)
def test_what_the_owner_can_mend_is_one_sentence(monkeypatch, capsys, error, sentence):
    def fails() -> str:
        raise error

    monkeypatch.setattr(prepare.django, "setup", lambda: None)
    monkeypatch.setattr(prepare.logging, "disable", lambda level: None)
    monkeypatch.setattr(prepare, "STAGES", {"Stage": fails})
    assert prepare.main() == 1
    assert capsys.readouterr().err == f"Cannot start: {sentence}\n"


def test_static_files_of_others_are_told_apart_by_the_locks(db):
    folders = [prepare.Path(app.path) for app in prepare.apps.get_app_configs()]
    ours = [folder.name for folder in folders if "site-packages" not in folder.parts]
    assert {"core", "users", "reference", "packs"} <= set(ours)
    assert "admin" not in ours


def test_a_changed_style_sheet_of_ours_is_collected_again(settings, tmp_path, monkeypatch):
    sheet = tmp_path / "own" / "portal.css"
    sheet.parent.mkdir()
    sheet.write_text("p{}")
    settings.VAR = tmp_path
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_DIRS = [sheet.parent]
    monkeypatch.setattr(prepare, "_collect", lambda: "collected")

    assert [prepare._static(), prepare._static()] == ["collected", "unchanged"]
    sheet.write_text("p{margin:0}")
    assert [prepare._static(), prepare._static()] == ["collected", "unchanged"]
