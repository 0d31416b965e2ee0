"""Tries are counted exactly, by everybody together, and nobody's address is written down."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.cache import caches

from portal.core.limits import Verdict, hit
from portal.core.limits import file as file_module
from portal.core.limits import hits as hits_module
from portal.core.limits.file import limits_file, run
from portal.core.limits.hits import purge

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
ALLOWED = Verdict(allowed=True)


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture(params=["file", "shared cache"])
def shop(request, settings):
    """Run a test on both ways of counting."""
    if request.param == "shared cache":
        settings.HAS_SHARED_CACHE = True
        settings.CACHES = {
            name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
            for name in ("default", "limits")
        }
        caches["limits"].clear()
    return request.param


def try_(key="a", *, scope="report", limit=2, per_seconds=60, after=0.0):
    now = NOW + timedelta(seconds=after)
    return hit(scope, key, limit=limit, per_seconds=per_seconds, now=now)


def test_the_try_after_the_limit_is_refused(shop):
    assert [try_(), try_(), try_()] == [ALLOWED, ALLOWED, Verdict(allowed=False, retry_after=60)]


@pytest.mark.parametrize(("after", "wait"), [(0.5, 60), (1.0, 59), (59.0, 1), (59.9, 1)])
def test_a_refused_visitor_hears_how_long_to_wait(shop, after, wait):
    try_(limit=1)
    assert try_(limit=1, after=after) == Verdict(allowed=False, retry_after=wait)


def test_the_window_opens_anew_when_it_has_ended(shop):
    try_(limit=1)
    assert try_(limit=1, after=59.9).allowed is False
    assert try_(limit=1, after=60.0).allowed is True
    assert try_(limit=1, after=61.0) == Verdict(allowed=False, retry_after=59)


def test_refused_tries_do_not_make_the_wait_longer(shop):
    for after in range(0, 60, 5):
        try_(limit=1, after=after)
    assert try_(limit=1, after=60.0).allowed is True


def test_keys_scopes_and_windows_are_counted_apart(shop):
    assert try_("a", limit=1).allowed
    assert try_("b", limit=1).allowed
    assert try_("a", scope="sign-in", limit=1).allowed
    assert try_("a", limit=1, per_seconds=3600).allowed
    assert try_("a", limit=1).allowed is False


def test_parts_of_a_name_cannot_be_shifted(shop):
    assert try_("b", scope="a\0b", limit=1).allowed
    assert try_("b\0b", scope="a", limit=1).allowed


@pytest.mark.parametrize("key", ["", "é" * 500, "a\0b", "\udc80"])
def test_any_text_is_a_key(shop, key):
    assert [try_(key, limit=1).allowed for _turn in range(2)] == [True, False]


def test_no_address_is_stored(tmp_path):
    try_("203.0.113.9")
    everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"203.0.113.9" not in everything
    assert b"report" not in everything
    [(name,)] = run("SELECT name FROM hits")
    assert len(name) == 40


def test_names_hang_on_the_secret_of_this_installation(settings):
    try_(limit=1)
    settings.SECRET_KEY = "another-secret-0123456789-abcdefghijklmnopqrstuvwxyz"
    assert try_(limit=1).allowed is True


def test_purge_deletes_what_has_ended():
    try_("a", per_seconds=60)
    try_("b", per_seconds=3600)
    caches["limits"].set("old", 1, timeout=-1)
    caches["limits"].set("kept", 1, timeout=None)
    assert purge(NOW + timedelta(seconds=60)) == 1
    assert run("SELECT count(*) FROM hits") == [(1,)]
    assert caches["limits"].get("kept") == 1


# The file may go away, be damaged or be full.


def test_a_missing_file_is_made_again(tmp_path):
    try_(limit=1)
    for path in tmp_path.iterdir():
        path.unlink()
    assert [try_(limit=1).allowed for _turn in range(2)] == [True, False]
    assert limits_file().exists()


def test_a_missing_folder_is_made(settings, tmp_path):
    settings.VAR = tmp_path / "new" / "var"
    assert try_() == ALLOWED
    assert limits_file().exists()


def test_a_damaged_file_is_made_again():
    limits_file().write_bytes(b"this is no database" * 500)
    assert [try_(limit=1).allowed for _turn in range(2)] == [True, False]


def test_an_emptied_file_is_made_again():
    try_(limit=1)
    run("DROP TABLE hits")
    assert [try_(limit=1).allowed for _turn in range(2)] == [True, False]


def test_a_visitor_is_not_turned_away_when_nothing_can_be_counted(settings, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(
        hits_module.logger, "exception", lambda *words, **_extra: told.append(words)
    )
    (tmp_path / "taken").write_text("a file where the folder should be")
    settings.VAR = tmp_path / "taken"
    assert [try_(limit=1).allowed for _turn in range(3)] == [True, True, True]
    assert told == [("a limit could not be counted",)] * 3


def test_this_machine_counts_alone_when_the_shared_cache_is_away(settings, monkeypatch):
    class Away:
        def __getitem__(self, _name):
            raise ConnectionError

    settings.HAS_SHARED_CACHE = True
    monkeypatch.setattr(hits_module, "caches", Away())
    assert [try_(limit=1).allowed for _turn in range(2)] == [True, False]


def test_a_count_evicted_from_the_shared_cache_starts_anew(settings, monkeypatch):
    class Forgetful(dict):
        def add(self, key, value, timeout):
            self.setdefault(key, value)

        def incr(self, key):
            raise ValueError(key)

    settings.HAS_SHARED_CACHE = True
    monkeypatch.setattr(hits_module, "caches", {"limits": Forgetful()})
    # No window can be opened there, so the file counts.
    assert [try_(limit=1).allowed for _turn in range(2)] == [True, False]


# Many at once


def test_threads_count_exactly():
    allowed, lock = [], threading.Lock()

    def work():
        for _turn in range(25):
            verdict = try_(limit=40)
            with lock:
                allowed.append(verdict.allowed)

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(allowed), sum(allowed)) == (100, 40)


WORKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from django.conf import settings
settings.configure(
    SECRET_KEY="only-for-tests", VAR=Path(sys.argv[1]), HAS_SHARED_CACHE=False, USE_TZ=True,
    CACHES={"limits": {"BACKEND": "portal.core.limits.cache.SharedFileCache"}},
)
from django.core.cache import caches
from portal.core.limits import hit
now = datetime(2026, 11, 20, 10, tzinfo=UTC)
sys.stdin.read(1)
allowed = sum(hit("race", "a", limit=150, per_seconds=60, now=now).allowed for _ in range(50))
added = sum(caches["limits"].add(f"k{n}", 1) for n in range(50))
caches["limits"].add("sum", 0)
for _ in range(50):
    caches["limits"].incr("sum")
print(allowed, added)
"""


def test_eight_processes_count_exactly(settings, tmp_path):
    settings.SECRET_KEY = "only-for-tests"
    root = Path(__file__).parents[4]
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(tmp_path)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _number in range(8)
    ]
    for worker in workers:  # all at the same moment, on a file that none has opened
        worker.stdin.write("!")
        worker.stdin.flush()
    answers = [worker.communicate(timeout=60)[0].split() for worker in workers]
    assert sum(int(allowed) for allowed, _added in answers) == 150
    assert sum(int(added) for _allowed, added in answers) == 50
    assert run("SELECT hits FROM hits") == [(400,)]
    assert caches["limits"].get("sum") == 400


def test_a_forked_process_does_not_use_its_parents_connection(tmp_path):
    try_(limit=1)
    parent = file_module._connection()
    child = os.fork()
    if child == 0:
        is_own = file_module._connection() is not parent and not try_(limit=1).allowed
        os._exit(0 if is_own else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert parent is file_module._connection()
    assert try_(limit=1).allowed is False


def test_the_control_of_the_race_fails(tmp_path):
    """Show that the race test can fail: read, then write, loses tries."""
    path = tmp_path / "control.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE hits (n INTEGER)")
        made.execute("INSERT INTO hits VALUES (0)")
    barrier = threading.Barrier(4)

    def work():
        own = sqlite3.connect(path, timeout=5, isolation_level=None)
        for _turn in range(20):
            [(n,)] = own.execute("SELECT n FROM hits").fetchall()
            barrier.wait(5)
            own.execute("UPDATE hits SET n = ?", [n + 1])
            barrier.wait(5)
        own.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = sqlite3.connect(path)
    assert last.execute("SELECT n FROM hits").fetchall() == [(20,)]
    last.close()
    made.close()
