from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from portal.core.flow import Kept, Section
from portal.core.guided.presenters import StepPage
from portal.core.guided.state import GuidedRun, State
from portal.core.vault.runs import OpenRun
from portal.core.views.walk import WalkGuide

BEGAN = datetime(2026, 11, 20, 14, 42, tzinfo=UTC)
ENDS = datetime(2026, 11, 20, 15, 12, tzinfo=UTC)
DONE = {
    "company": Kept({"company": "children"}, 1),
    "children": Kept({"children": 3}, 1),
    "day": Kept({"day": "2026-12-05", "bus": "yes"}, 1),
    "sights": Kept({"sights": ["cafe"]}, 1),
}


def run_with(record, guide=None, *, has_code=False) -> GuidedRun:
    run = OpenRun("r" * 26, "specimen-walk", "1", {}, 1, *[BEGAN] * 3, ENDS, has_code=has_code)
    opened = GuidedRun.of(guide or WalkGuide(), run)
    return replace(opened, state=State(record))


def page_of(step: str, record=DONE, guide=None, **more) -> StepPage:
    run = run_with(record, guide, **more)
    return StepPage(run, run.path.by_id[step])


@pytest.mark.parametrize(("step", "place"), [("company", "Step 1 of 6"), ("legs", "Step 5 of 6")])
def test_a_page_says_how_far_it_is(step, place):
    assert page_of(step).place == place


def test_the_number_of_steps_is_about_while_it_hangs_on_answers():
    assert page_of("company", {}).place == "Step 1 of about 5"


def test_steps_stand_beside_the_page_those_open_as_links():
    stops = page_of("legs").stops
    base = f"/components/flow/run/{'r' * 26}/"
    assert [(stop.title, stop.url, stop.is_done) for stop in stops] == [
        ("Who is coming", f"{base}company/", True),
        ("The children", f"{base}children/", True),
        ("Day and place", f"{base}day/", True),
        ("What to see", f"{base}sights/", True),
        ("Legs and weather", "", False),
        ("Anything else", "", False),
    ]
    assert [stop.title for stop in stops if stop.is_current] == ["Legs and weather"]
    assert {stop.words for stop in stops} == {""}


def test_answers_stand_beside_the_steps_where_a_guide_wants_it():
    class Open(WalkGuide):
        shows_answers = True

    record = {
        **DONE,
        "legs": Kept({"far": "now", "rain": "0"}, 1),
        "notes": Kept({"notes": "x"}, 1),
    }
    stops = page_of("legs", record, Open()).stops
    assert [stop.words for stop in stops] == ["With children", "3", "", "A café", "", ""]


def test_a_long_path_shows_the_part_it_is_in():
    run = run_with(DONE)
    flow = replace(
        run.flow,
        sections=(
            *run.flow.sections,
            Section(
                "more",
                "More",
                tuple(replace(run.flow.steps[2], id=f"more-{n}", questions=()) for n in range(6)),
            ),
        ),
    )
    longer = replace(run, flow=flow)
    page = StepPage(longer, longer.path.by_id["legs"])
    assert [stop.title for stop in page.stops] == ["Legs and weather", "Anything else"]


def test_the_heading_is_the_one_question_or_the_step():
    assert page_of("company").heading == "Who is coming with you?"
    assert page_of("day").heading == "Day and place"


def test_a_discreet_tab_says_a_number_only():
    class Discreet(WalkGuide):
        is_discreet = True

    assert page_of("day", guide=Discreet()).tab_title == "Page 3"
    assert page_of("day").tab_title == "Day and place, Plan a walk"


def test_the_five_times_are_explained_where_they_are_asked():
    assert page_of("day").times == []
    assert page_of("legs").times == [
        {"term": "Now", "words": "In the last 6 months"},
        {"term": "Recent", "words": "6 to 12 months ago"},
        {"term": "Past", "words": "Over a year ago"},
    ]


def test_what_can_be_done_at_a_step():
    first, optional, answered = page_of("company"), page_of("notes"), page_of("sights")
    assert (first.can_go_back, optional.can_go_back) == (False, True)
    assert (first.can_skip, optional.can_skip, answered.can_skip) == (False, True, False)
    assert first.can_come_back


def test_a_guide_may_say_answers_in_its_own_words():
    class Telling(WalkGuide):
        shows_answers = True

        def recap(self, stop, counted):
            return None if stop.id == "sights" else [stop.id, str(len(counted))]

    words = {stop.title: stop.words for stop in page_of("legs", guide=Telling()).stops}
    assert words["The children"] == "children, 5"
    assert words["What to see"] == "A café"
