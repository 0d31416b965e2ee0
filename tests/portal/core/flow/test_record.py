from __future__ import annotations

import pytest

from portal.core.flow import Kept, StepChanged, answers_of, as_data, keep, mark_of, record_from

TWO = {"a", "b"}


def test_a_first_save_is_revision_one():
    record = keep({}, "s", {"a": "x"}, asked=TWO, seen=0)
    assert record == {"s": Kept({"a": "x"}, 1)}
    assert answers_of(record) == {"s": {"a": "x"}}


def test_leaving_a_step_with_nothing_in_it_is_kept_too():
    assert keep({}, "s", {}, asked=TWO, seen=0) == {"s": Kept({}, 1)}


def test_a_later_save_replaces_what_was_asked():
    record = keep({"s": Kept({"a": "x", "b": "y"}, 1)}, "s", {"b": "z"}, asked=TWO, seen=1)
    assert record["s"] == Kept({"b": "z"}, 2)


def test_what_was_not_asked_stays_and_cannot_be_slipped_in():
    record = keep(
        {"s": Kept({"a": "x", "hidden": "h"}, 1)}, "s", {"a": "y", "c": "!"}, asked=TWO, seen=1
    )
    assert record["s"] == Kept({"hidden": "h", "a": "y"}, 2)


def test_saving_the_same_again_changes_nothing_whatever_was_seen():
    record = {"s": Kept({"a": "x"}, 3)}
    assert keep(record, "s", {"a": "x"}, asked=TWO, seen=1) is record


@pytest.mark.parametrize("seen", [0, 2, 4])
def test_a_step_changed_elsewhere_asks_which_to_keep(seen):
    record = {"s": Kept({"a": "x"}, 3)}
    with pytest.raises(StepChanged) as changed:
        keep(record, "s", {"a": "y"}, asked=TWO, seen=seen)
    assert changed.value.kept == Kept({"a": "x"}, 3)
    assert str(changed.value) == "This step was changed in another window."
    assert record == {"s": Kept({"a": "x"}, 3)}


def test_different_steps_never_conflict():
    record = keep({"s": Kept({"a": "x"}, 3)}, "t", {"b": "y"}, asked=TWO, seen=0)
    assert record == {"s": Kept({"a": "x"}, 3), "t": Kept({"b": "y"}, 1)}


def test_a_mark_is_of_one_state():
    one = {"s": Kept({"a": "x"}, 1), "t": Kept({}, 1)}
    marks = {
        mark_of(one, "1"),
        mark_of({**one, "s": Kept({"a": "x"}, 2)}, "1"),
        mark_of({"s": one["s"]}, "1"),
        mark_of(one, "2"),
    }
    assert len(marks) == 4
    assert mark_of(dict(reversed(one.items())), "1") == mark_of(one, "1")
    assert {len(mark) for mark in marks} == {32}


def test_a_record_is_written_and_read():
    record = {"s": Kept({"a": ["x"], "b": {"value": "now"}}, 2)}
    assert as_data(record) == {"s": {"answers": {"a": ["x"], "b": {"value": "now"}}, "revision": 2}}
    assert record_from(as_data(record)) == record


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"s": None}, {"s": {"answers": [], "revision": 1}}, {"s": {"answers": {}}},
     {"s": {"answers": {}, "revision": "1"}}],
)  # fmt: skip
def test_what_is_no_record_is_left_out(data):
    assert record_from(data) == {}
