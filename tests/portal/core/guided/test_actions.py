from __future__ import annotations

import os

import pytest

from portal.core.flow import Kept, StepChanged
from portal.core.guided.actions import (
    changing_guide,
    delete_run,
    finish_guide,
    save_step,
    start_guide,
)
from portal.core.guided.exceptions import AnswersChanged, NotAllAnswered, StepNotOpen
from portal.core.guided.queries import guided_run
from portal.core.vault.exceptions import RunGone
from portal.core.vault.models import Run
from portal.core.vault.visitor import VisitorKey
from portal.core.views.walk import WalkGuide
from tests.factories import PartnershipFactory

pytestmark = pytest.mark.django_db
ANSWERS = {
    "company": {"company": "alone"},
    "day": {"day": "2026-12-05", "bus": "yes"},
    "sights": {"sights": ["cafe"]},
    "legs": {"far": "now", "rain": "0"},
    "notes": {},
}


@pytest.fixture
def now(at):
    return at("2026-11-20 10:00")


@pytest.fixture
def visitor():
    return VisitorKey(os.urandom(32))


@pytest.fixture
def run(partnership, visitor, now):
    return start_guide(guide=WalkGuide(), visitor=visitor, partnership=partnership, now=now)


@pytest.fixture
def changing(visitor, now, partnership):
    """Give a function: `with changing(run) as held:` holds a run under its lock."""

    def hold(run, visitor=visitor, guide=None):
        return changing_guide(
            guide=guide or WalkGuide(), run_id=run.run.id, visitor=visitor,
            partnership=partnership, now=now,
        )  # fmt: skip

    return hold


@pytest.fixture
def save(changing):
    def save_answers(run, step, given, seen=0, asked=None):
        with changing(run) as held:
            return save_step(
                changing=held, step=step, given=given, asked=asked or list(given), seen=seen
            )

    return save_answers


@pytest.fixture
def finish(changing, now):
    def finish_run(run, key, guide=None):
        with changing(run, guide=guide) as held:
            return finish_guide(changing=held, key=key, now=now)

    return finish_run


def reopened(run, visitor, now, partnership):
    return guided_run(
        guide=WalkGuide(), run_id=run.run.id, visitor=visitor, partnership=partnership, now=now
    )


def complete(run, save):
    for step, given in ANSWERS.items():
        run = save(run, step, given)
    return run


def test_a_new_run_is_empty_and_pinned(run):
    assert run.state.record == {}
    assert Run.objects.get().version == "1"
    assert run.path.current.id == "company"


def test_a_saved_step_is_there_when_the_run_is_opened_again(run, save, visitor, now, partnership):
    saved = save(run, "company", {"company": "alone"})
    again = reopened(run, visitor, now, partnership)
    assert again.state == saved.state
    assert again.answers == {"company": {"company": "alone"}}


def test_what_another_window_saved_meanwhile_is_not_lost(run, save, visitor, now, partnership):
    run = save(run, "company", {"company": "alone"})
    save(run, "day", {"day": "2026-12-05", "bus": "yes"})
    save(run, "company", {"company": "friends"}, seen=1)  # knows nothing of the day
    again = reopened(run, visitor, now, partnership)
    assert set(again.answers) == {"company", "day"}


def test_a_late_step_is_refused_whatever_the_caller_saw(run, save):
    with pytest.raises(StepNotOpen):
        save(run, "notes", {"notes": "x"})
    with pytest.raises(StepNotOpen):
        save(run, "nothing", {"notes": "x"})


def test_a_step_that_another_window_took_off_the_path_is_refused(run, save):
    run = save(run, "company", {"company": "children"})
    save(run, "company", {"company": "alone"}, seen=1)
    with pytest.raises(StepNotOpen):
        save(run, "children", {"children": 2})


def test_an_older_revision_is_a_conflict_and_nothing_is_written(
    run, save, visitor, now, partnership
):
    run = save(run, "company", {"company": "alone"})
    with pytest.raises(StepChanged) as changed:
        save(run, "company", {"company": "friends"}, seen=0)
    assert changed.value.kept.answers == {"company": "alone"}
    assert reopened(run, visitor, now, partnership).answers == {"company": {"company": "alone"}}


def test_what_is_given_back_is_what_is_kept(run, save, visitor, now, partnership):
    saved = save(run, "company", {"company": "alone"})
    again = reopened(run, visitor, now, partnership)
    assert (again.run, again.state) == (saved.run, saved.state)


def test_finishing_concludes_once_for_one_state(run, save, finish):
    run = complete(run, save)
    done, again = finish(run, run.mark), finish(run, run.mark)
    assert done.result.conclusion == {"day": "2026-12-05", "bring": []}
    assert again.state == done.state


def test_a_conclusion_that_holds_no_more_is_made_anew(run, save, finish):
    class FickleGuide(WalkGuide):
        """This finds that no plan holds for long."""

        def is_current(self, conclusion):
            assert conclusion["day"] == "2026-12-05"
            return False

        def conclude(self, flow, counted, now):
            return {**super().conclude(flow, counted, now), "anew": True}

    for step, given in ANSWERS.items():
        run = save(run, step, given)
    first = finish(run, run.mark)
    again = finish(run, run.mark, guide=FickleGuide())
    assert "anew" not in first.result.conclusion
    assert again.result.conclusion == {**first.result.conclusion, "anew": True}


def test_finishing_needs_the_right_mark_and_every_answer(run, save, finish):
    with pytest.raises(NotAllAnswered):
        finish(run, run.mark)
    run = complete(run, save)
    with pytest.raises(AnswersChanged):
        finish(run, "0" * 32)


def test_a_conclusion_that_fails_leaves_no_result(run, save, finish, visitor, now, partnership):
    class Failing(WalkGuide):
        def conclude(self, flow, counted, now):
            raise RuntimeError("no plan")

    run = complete(run, save)
    with pytest.raises(RuntimeError):
        finish(run, run.mark, guide=Failing())
    assert reopened(run, visitor, now, partnership).state.result is None


def test_a_deleted_run_is_gone(run, visitor, now, partnership):
    delete_run(run=run, visitor=visitor, now=now)
    with pytest.raises(RunGone):
        reopened(run, visitor, now, partnership)
    assert Run.objects.count() == 0


@pytest.mark.parametrize("other", [None, VisitorKey(b"x" * 32)])
def test_nobody_else_may_do_any_of_it(run, changing, now, partnership, other):
    with pytest.raises(RunGone), changing(run, visitor=other):
        pytest.fail("opened to somebody else")
    with pytest.raises(RunGone):
        delete_run(run=run, visitor=other, now=now)
    with pytest.raises(RunGone):
        reopened(run, other, now, partnership)
    assert Run.objects.count() == 1


def test_another_partnership_may_not_change_it(run, visitor, now):
    other = PartnershipFactory(slug="tees", code="TEES")
    with (
        pytest.raises(RunGone),
        changing_guide(
            guide=WalkGuide(), run_id=run.run.id, visitor=visitor, partnership=other, now=now
        ),
    ):
        pytest.fail("opened on another's host")


class HurriedGuide(WalkGuide):
    """This needs no more than who is coming, and counts how often it concluded."""

    concluded = 0

    def can_stop(self, path):
        return "company" in path.counted

    def conclude(self, flow, counted, now):
        self.concluded += 1
        return {"number": self.concluded}

    def is_current(self, conclusion):
        return conclusion["number"] > 1


def test_a_run_may_start_with_what_is_known(partnership, visitor, now):
    known = {"company": Kept({"company": "alone"}, 1)}
    run = start_guide(
        guide=WalkGuide(), visitor=visitor, partnership=partnership, now=now, record=known
    )
    assert run.answers == {"company": {"company": "alone"}}
    assert run.path.current.id == "day"


def test_a_guide_may_need_no_more_answers(run, save, changing):
    guide = HurriedGuide()
    with changing(run, guide=guide) as held, pytest.raises(NotAllAnswered):
        finish_guide(changing=held, key=held.run.mark, now=held.run.run.created_at)
    save(run, "company", {"company": "alone"})
    with changing(run, guide=guide) as held:
        done = finish_guide(changing=held, key=held.run.mark, now=held.run.run.created_at)
    assert not done.path.is_complete
    assert done.result.conclusion == {"number": 1}


def test_what_no_longer_holds_is_concluded_anew(run, save, changing):
    guide = HurriedGuide()
    save(run, "company", {"company": "alone"})
    numbers = []
    for _ in range(3):
        with changing(run, guide=guide) as held:
            done = finish_guide(changing=held, key=held.run.mark, now=held.run.run.created_at)
        numbers.append(done.result.conclusion["number"])
    assert numbers == [1, 2, 2]
