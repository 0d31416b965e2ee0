from __future__ import annotations

from dataclasses import replace

from portal.core.flow import Kept
from portal.core.guided.presenters import CheckPage
from tests.portal.core.guided.presenters.test_step import DONE, run_with

FULL = {
    **DONE,
    "legs": Kept(
        {"far": {"value": "past", "basis": [], "note": "with Anna Kowalska"}, "rain": "0"}, 1
    ),
    "notes": Kept({"notes": "Born on 3/10/2010, 943 476 5919."}, 1),
}


def rows(record, **options) -> dict[str, object]:
    page = CheckPage(run_with(record), shows_hidden=options.get("shows_hidden", False))
    return {row.term: row for section in page.sections for row in section.rows}


def test_rows_lead_to_their_step():
    row = rows(FULL)["How many children are coming?"]
    assert row.lines == ["3"]
    assert row.url.endswith("/children/")
    assert (row.status, row.needs_work, row.is_hidden) == ("", False, False)


def test_what_is_missing_is_said_in_words():
    record = {**DONE, "notes": Kept({}, 1)}
    found = rows(record)
    assert found["When did you last walk for two hours?"].status == "Not answered"
    assert found["When did you last walk for two hours?"].needs_work
    assert found["Number of your map"].status == "Skipped"
    assert not found["Number of your map"].needs_work


def test_what_was_typed_and_cannot_be_used_needs_another_look():
    record = {**DONE, "day": Kept({"day": {"typed": ["31", "2", ""]}, "bus": "yes"}, 2)}
    row = rows(record)["Which day?"]
    assert (row.lines, row.status, row.needs_work) == (["31 2"], "Needs another look", True)


def test_a_private_answer_and_its_hints_stay_hidden_until_asked_for():
    notes = "Is there anything else to think of?"
    hidden, shown = rows(FULL)[notes], rows(FULL, shows_hidden=True)[notes]
    assert (hidden.lines, hidden.hints, hidden.is_hidden) == ([], [], True)
    assert shown.lines == ["Born on 3/10/2010, 943 476 5919."]
    assert not shown.is_hidden
    assert shown.hints == [
        "“943 476 5919” looks like an NHS number. Take it out if it is one.",
        "“3/10/2010” looks like a date. Take it out if it is a date of birth.",
    ]


def test_a_note_is_looked_through_too():
    [hint] = rows(FULL)["When did you last walk for two hours?"].hints
    assert hint.startswith("“Anna Kowalska” looks like a name.")


def test_hints_never_stop_anybody():
    assert CheckPage(run_with(FULL), shows_hidden=False).is_complete


def test_the_key_marks_the_answers_shown():
    run = run_with(FULL)
    page = CheckPage(run, shows_hidden=False)
    assert page.key == run.mark
    assert page.has_hidden
    other = replace(run, state=replace(run.state, record=DONE))
    assert CheckPage(other, shows_hidden=False).key != page.key
    assert not CheckPage(other, shows_hidden=False).has_hidden
    assert CheckPage(other, shows_hidden=False).onward_url.endswith("/legs/")
