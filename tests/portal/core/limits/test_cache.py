"""The cache in the limits' file does what Django's caches do, and keeps JSON only."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import caches

from portal.core.limits import cache as cache_module
from portal.core.limits.cache import SharedFileCache
from portal.core.limits.file import limits_file, run

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def kept(settings, tmp_path):
    settings.VAR = tmp_path
    return SharedFileCache("", {"TIMEOUT": 300})


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.mark.parametrize("value", [0, "", None, 1.5, "é", [1.25, 2], {"a": [True]}, False])
def test_values_come_back(kept, value):
    kept.set("a", value)
    assert kept.get("a", "missing") == value
    assert kept.has_key("a")
    assert "a" in kept


@pytest.mark.parametrize("value", [object(), {1, 2}, b"x", datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_is_no_json_is_refused(kept, value):
    with pytest.raises(TypeError):
        kept.set("a", value)
    assert kept.get("a") is None


def test_a_missing_value(kept):
    assert kept.get("a") is None
    assert kept.get("a", 7) == 7
    assert "a" not in kept


def test_add_keeps_the_first(kept):
    assert kept.add("a", 1) is True
    assert kept.add("a", 2) is False
    assert kept.get("a") == 1


def test_delete(kept):
    kept.set("a", 1)
    assert (kept.delete("a"), kept.delete("a"), kept.get("a")) == (True, False, None)


def test_incr_and_decr(kept):
    kept.set("a", 5)
    assert (kept.incr("a"), kept.incr("a", 10), kept.decr("a", 4)) == (6, 16, 12)
    assert kept.get("a") == 12


def test_incr_of_nothing(kept, clock):
    with pytest.raises(ValueError, match="'a' not found"):
        kept.incr("a")
    kept.set("a", 1, timeout=10)
    clock.shift(10)
    with pytest.raises(ValueError, match="'a' not found"):
        kept.incr("a")


def test_incr_leaves_the_end_as_it_is(kept, clock):
    kept.set("a", 1, timeout=10)
    clock.shift(9)
    kept.incr("a")
    clock.shift(1)
    assert kept.get("a") is None


@pytest.mark.parametrize(
    ("timeout", "after", "is_there"),
    [(10, 9.9, True), (10, 10, False), (None, 10**9, True), (0, 0, False), (-1, 0, False)],
)
def test_values_end(kept, clock, timeout, after, is_there):
    kept.set("a", 1, timeout=timeout)
    clock.shift(after)
    assert (kept.get("a") == 1) is is_there
    assert kept.has_key("a") is is_there
    assert kept.add("a", 2) is not is_there


def test_the_timeout_of_the_settings_counts_when_none_is_given(kept, clock):
    kept.set("a", 1)
    clock.shift(299.5)
    assert kept.get("a") == 1
    clock.shift(0.5)
    assert kept.get("a") is None


def test_touch(kept, clock):
    kept.set("a", 1, timeout=10)
    assert kept.touch("a", 20) is True
    clock.shift(15)
    assert kept.get("a") == 1
    clock.shift(5)
    assert kept.touch("a", 20) is False


def test_clear(kept):
    kept.set("a", 1)
    kept.clear()
    assert kept.get("a") is None


def test_versions_and_many(kept):
    kept.set("a", 1, version=2)
    assert (kept.get("a"), kept.get("a", version=2)) == (None, 1)
    kept.set_many({"b": 2, "c": 3})
    assert kept.get_many(["b", "c", "d"]) == {"b": 2, "c": 3}
    kept.delete_many(["b"])
    assert kept.get_or_set("b", 9) == 9


def test_names_are_hashed(kept, tmp_path):
    kept.set("allauth:rl:login:ip:203.0.113.9", [1.0])
    assert b"203.0.113.9" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_two_caches_see_one_another(kept):
    kept.set("a", 1)
    assert SharedFileCache("", {}).get("a") == 1


def test_without_a_shared_cache_limits_are_kept_in_the_file(settings, tmp_path):
    settings.VAR = tmp_path
    assert isinstance(caches["limits"], SharedFileCache)


def test_the_file_is_fit_for_several_processes(kept):
    kept.set("a", 1)
    assert run("PRAGMA journal_mode") == [("wal",)]
    other = sqlite3.connect(limits_file())
    assert other.execute("SELECT count(*) FROM kept").fetchall() == [(1,)]
    other.close()


def test_when_the_file_cannot_be_used_it_is_an_empty_cache(kept, settings, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(
        cache_module.logger, "exception", lambda *words, **_extra: told.append(words)
    )
    (tmp_path / "taken").write_text("a file where the folder should be")
    settings.VAR = tmp_path / "taken"
    kept.set("a", 1)
    assert kept.add("a", 1) is True
    assert kept.get("a", "missing") == "missing"
    assert (kept.touch("a"), kept.delete("a")) == (False, False)
    with pytest.raises(ValueError, match="'a' not found"):
        kept.incr("a")
    kept.clear()
    assert told == [("a limit could not be counted",)] * 7
