from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from portal.core.flow import Kept
from portal.core.guided.exceptions import FlowGone
from portal.core.guided.state import GuidedRun, Result, State
from portal.core.vault.runs import OpenRun
from portal.core.views.walk import WalkGuide

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
RECORD = {"company": Kept({"company": "alone"}, 2)}


def opened(payload, version="1") -> OpenRun:
    return OpenRun(
        "r" * 26, "specimen-walk", version, payload, 1, NOW, NOW, NOW, NOW, has_code=False
    )


def run_with(state: State) -> GuidedRun:
    return GuidedRun.of(WalkGuide(), opened(state.as_payload()))


@pytest.mark.parametrize(
    "state",
    [State(), State(RECORD), State(RECORD, Result("k", NOW.isoformat(), {"day": "2026-12-05"}))],
)
def test_a_state_is_written_and_read(state):
    assert State.of(json.loads(json.dumps(state.as_payload()))) == state


def test_an_empty_payload_is_an_empty_state():
    assert State.of({}) == State()


def test_a_run_is_replayed_over_its_own_version():
    run = run_with(State(RECORD))
    assert run.answers == {"company": {"company": "alone"}}
    assert run.path.current.id == "day"
    assert run.kept("company").revision == 2
    assert run.kept("day") == Kept()
    with pytest.raises(FlowGone):
        GuidedRun.of(WalkGuide(), opened({}, version="0"))


def test_a_result_holds_for_the_answers_it_was_made_of_only():
    run = run_with(State(RECORD))
    done = run_with(State(RECORD, Result(run.mark, NOW.isoformat(), {})))
    assert run.result is None
    assert done.result is not None
    changed = done.with_record({**RECORD, "day": Kept({}, 1)})
    assert changed.result is None
    assert changed.mark != done.mark


def test_a_run_knows_its_addresses():
    run = run_with(State(RECORD))
    base = f"/components/flow/run/{'r' * 26}/"
    assert run.step_address("day") == f"{base}day/"
    assert run.address("check") == f"{base}check/"
    assert run.onward == f"{base}day/"


def test_answers_are_not_in_what_a_traceback_shows():
    state = State({"company": Kept({"company": "secret"}, 1)}, Result("k", "t", {"x": "secret"}))
    assert "secret" not in repr(state)
    assert "secret" not in repr(run_with(state))
