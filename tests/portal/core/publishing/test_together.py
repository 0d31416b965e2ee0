"""What is put off is done once, at the end."""

from __future__ import annotations

import pytest

from portal.core.publishing.together import put_off, together


@pytest.fixture
def done():
    return []


@pytest.fixture
def settle(done):
    return lambda things: done.append(list(things))


def test_alone_it_is_done_at_once(done, settle):
    put_off(settle, ["a", "b", "a"])
    assert done == [["a", "b"]]


def test_together_it_is_done_once_for_all(done, settle):
    with together():
        put_off(settle, ["a"])
        put_off(settle, ["b", "a"])
        assert done == []
    assert done == [["a", "b"]]


def test_the_outermost_block_counts(done, settle):
    with together():
        with together():
            put_off(settle, ["a"])
        assert done == []
    assert done == [["a"]]


def test_each_way_of_settling_gets_its_own(done, settle):
    others = []
    with together():
        put_off(settle, ["a"])
        put_off(others.extend, ["b"])
    assert (done, others) == ([["a"]], ["b"])


def test_what_failed_settles_nothing(done, settle):
    def fail():
        with together():
            put_off(settle, ["a"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    put_off(settle, ["b"])
    assert done == [["b"]]


def test_what_is_put_off_while_settling_is_done_at_once(done, settle):
    with together():
        put_off(lambda things: put_off(settle, things), ["a"])
    assert done == [["a"]]
