"""What a page says of how long its answers are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.core.guided.presenters import Keeping
from portal.core.guided.state import GuidedRun
from portal.core.vault.lifetime import WITH_CODE, run_ends_at
from portal.core.vault.runs import OpenRun
from portal.core.views.walk import WalkGuide

BEGAN = datetime(2026, 11, 20, 10, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class YoungGuide(WalkGuide):
    """This guides a child."""

    skin = "child"


def keeping(touched=BEGAN, now=None, guide=WalkGuide, *, has_code=False):
    code_ends_at = BEGAN + WITH_CODE if has_code else None
    ends = run_ends_at(created_at=BEGAN, touched_at=touched, code_ends_at=code_ends_at)
    run = OpenRun("r" * 26, "specimen-walk", "1", {}, 1, BEGAN, touched, BEGAN, ends, has_code)
    return Keeping(GuidedRun.of(guide(), run), now or touched)


@pytest.mark.parametrize(
    ("now", "left"),
    [(BEGAN, 1800), (BEGAN + 28 * MINUTE, 120), (BEGAN + 30 * MINUTE, 0), (BEGAN + HOUR, 0)],
)
def test_seconds_are_counted_to_the_end_and_never_below(now, left):
    assert keeping(now=now).left == left


def test_it_asks_two_minutes_before():
    assert keeping().warns_before == 120


def test_usually_another_step_keeps_answers_longer():
    usual = keeping()
    assert usual.words == "Your answers are kept until 10.30 am, then wiped."
    assert usual.more == "Each step you save gives you another half hour."
    assert usual.why == "Your answers are wiped at 10.30 am, so that nobody else can read them."
    assert not usual.is_last


def test_after_eight_hours_nothing_keeps_them():
    last = keeping(touched=BEGAN + 8 * HOUR - 29 * MINUTE)
    assert last.is_last
    assert last.words == last.why
    assert last.why == (
        "Your answers are wiped at 6 pm: eight hours is the longest they are kept. Print or write "
        "down what you need."
    )
    assert last.more == ""
    assert not keeping(touched=BEGAN + 8 * HOUR - 30 * MINUTE).is_last


def test_with_four_words_they_close_here_and_can_be_opened_again():
    coded = keeping(has_code=True)
    assert (coded.left, coded.more) == (1800, "")
    assert coded.words == "You can come back with your four words until 27 November 2026."
    assert coded.why == (
        "Your answers close here at 10.30 am, so that nobody else can read them. Your four words "
        "open them again."
    )


def test_a_child_is_told_in_a_childs_words():
    young = keeping(guide=YoungGuide)
    assert young.is_for_children
    assert young.why == "What you wrote is rubbed out at 10.30 am, so that it stays private."
    assert young.words == "What you write here is kept until 10.30 am, then rubbed out."
    assert young.more == "Each page you finish gives you another half hour."
