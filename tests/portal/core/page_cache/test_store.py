"""Pages are kept within a number of bytes, under one stamp, and dropped when no longer true."""

from __future__ import annotations

import threading

import pytest

from portal.core.page_cache import store as store_module
from portal.core.page_cache.entry import Entry, Facts
from portal.core.page_cache.store import PageStore, page_store, shared_get, shared_put

FACTS = Facts("", "", "")
SIZE = 2_048
NONE = frozenset()


def entry(until=100.0):
    return Entry(b"x" * 1_000, b"y" * 24, (), "", until, FACTS)


def key(path):
    return (("http", "localhost", path), ())


def put(store, path, *, stamp="1", parameters=NONE, until=100.0):
    made = entry(until)
    store.put(key(path), made, stamp=stamp, parameters=parameters)
    return made


@pytest.fixture
def small():
    return PageStore(most_bytes=SIZE * 8)


def test_what_was_put_is_found(small):
    made = put(small, "/a/")
    assert small.get(key("/a/"), stamp="1", now=0) is made
    assert small.get(key("/b/"), stamp="1", now=0) is None
    assert small.bytes == SIZE


def test_putting_again_replaces(small):
    put(small, "/a/")
    second = put(small, "/a/")
    assert small.get(key("/a/"), stamp="1", now=0) is second
    assert (len(small), small.bytes) == (1, SIZE)


def test_another_stamp_finds_nothing_and_clears_on_the_next_put(small):
    put(small, "/a/", parameters=frozenset({"page"}))
    assert small.get(key("/a/"), stamp="2", now=0) is None
    put(small, "/b/", stamp="2")
    assert small.get(key("/a/"), stamp="2", now=0) is None
    assert small.parameters(key("/a/")[0]) == NONE
    assert (len(small), small.bytes) == (1, SIZE)


@pytest.mark.parametrize(("now", "is_found"), [(99.9, True), (100.0, False), (100.1, False)])
def test_a_page_is_dropped_at_its_moment(small, now, is_found):
    put(small, "/a/", until=100.0)
    assert (small.get(key("/a/"), stamp="1", now=now) is not None) is is_found
    assert len(small) == int(is_found)
    assert small.bytes == SIZE * int(is_found)


def test_the_page_nobody_asked_for_the_longest_goes_first(small):
    for number in range(8):
        put(small, f"/{number}/")
    small.get(key("/0/"), stamp="1", now=0)
    put(small, "/8/")
    kept = [n for n in range(9) if small.get(key(f"/{n}/"), stamp="1", now=0)]
    assert kept == [0, 2, 3, 4, 5, 6, 7, 8]
    assert small.bytes == SIZE * 8


def test_a_page_that_is_too_large_is_not_kept():
    store = PageStore(most_bytes=SIZE * 8 - 1)
    put(store, "/a/")
    assert (len(store), store.bytes) == (0, 0)


def test_known_parameters_are_remembered_by_address(small):
    put(small, "/a/", parameters=frozenset({"page"}))
    assert small.parameters(key("/a/")[0]) == {"page"}
    assert small.parameters(key("/b/")[0]) == NONE


def test_known_parameters_are_bounded(small, monkeypatch):
    monkeypatch.setattr(store_module, "MOST_ADDRESSES", 2)
    for path in ("/a/", "/b/", "/c/"):
        put(small, path, parameters=frozenset({"page"}))
    assert small.parameters(key("/b/")[0]) == {"page"}
    assert small.parameters(key("/c/")[0]) == NONE


def test_threads_leave_the_sum_right(small):
    def work(number):
        for turn in range(300):
            path = f"/{(number * 7 + turn) % 13}/"
            put(small, path, stamp=str(turn // 100))
            small.get(key(path), stamp="1", now=0)

    threads = [threading.Thread(target=work, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert small.bytes == SIZE * len(small) <= SIZE * 8


def test_the_store_of_a_process_is_one(settings):
    settings.PAGE_CACHE_BYTES = 12_345
    assert page_store() is page_store()
    assert page_store().most_bytes == 12_345


# The shared cache


def test_a_page_travels_through_the_shared_cache():
    made = entry(until=100.0)
    shared_put(key("/a/"), made, stamp="1", now=40.0)
    assert shared_get(key("/a/"), stamp="1", now=40.0) == made
    assert shared_get(key("/a/"), stamp="2", now=40.0) is None
    assert shared_get(key("/b/"), stamp="1", now=40.0) is None
    assert shared_get(key("/a/"), stamp="1", now=100.0) is None


class Broken:
    def get(self, *_args, **_values):
        raise ConnectionError("gone")

    set = add = get


def test_a_shared_cache_that_is_away_costs_nothing_but_time(monkeypatch, caplog):
    monkeypatch.setattr(store_module, "cache", Broken())
    shared_put(key("/a/"), entry(), stamp="1", now=0.0)
    assert shared_get(key("/a/"), stamp="1", now=0.0) is None


def test_a_broken_row_of_the_shared_cache_is_no_page():
    store_module.cache.set(store_module.shared_name(key("/a/"), "1"), {"body": b""})
    assert shared_get(key("/a/"), stamp="1", now=0.0) is None
