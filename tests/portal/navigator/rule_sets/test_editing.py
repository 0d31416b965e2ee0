"""The form of a sheet: pickers, what it refuses, and that it loses nothing."""

from __future__ import annotations

import html
import re

import pytest

from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.spec.mapping import plain
from tests.factories.rule_sets import sheet_from, shipped_cases, shipped_rules
from tests.portal.navigator.rule_sets.posting import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FOLDERS = {
    "north-lincolnshire": "north_lincolnshire",
    "cheshire-east": "cheshire_east",
    "tees": "tees",
    "gloucestershire": "gloucestershire",
}


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


@pytest.fixture
def approver(client_as, two):
    return client_as("approver", two[0], is_demo=True)


def shown(answer):
    """Give what a page says, also inside the JSON that tables are drawn from."""
    text = html.unescape(answer.text)
    return re.sub(r"\\\\?u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def draft_of(row):
    return RuleSheet.objects.get(pk=row.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("slug", FOLDERS)
def test_a_form_that_nobody_changed_loses_nothing(client_as, four_partnerships, address, slug):
    sheet_from("national")
    row = sheet_from(FOLDERS[slug], four_partnerships[slug])
    editor = client_as("editor", four_partnerships[slug], is_demo=True)
    answer = editor.post(address("edit", row.pk), form_of(row))
    assert answer.status_code == 302, errors_of(answer)
    kept = draft_of(row)
    assert plain(kept.mapping(), is_shared=False) == shipped_rules(FOLDERS[slug])
    assert kept.scenario_mapping() == shipped_cases(FOLDERS[slug])


def test_a_form_of_the_common_rules_loses_nothing(client_as, common, address):
    admin = client_as("admin", is_demo=True)
    answer = admin.post(address("edit", common.pk), form_of(common))
    assert answer.status_code == 302, errors_of(answer)
    assert plain(draft_of(common).mapping(), is_shared=True) == shipped_rules("national")


def errors_of(answer):
    return dict(answer.context["form"].errors) if answer.context else answer


def test_the_form_offers_what_this_sheet_and_the_common_rules_know(editor, area, address):
    page = shown(editor.get(address("edit", area.pk)))
    for known in ("NL-M06 – MACE Triage", "FRONT_DOOR – Make a referral", "EXPL", "C05 – Always"):
        assert known in page
    assert "CE-M02" not in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rules-0-value-then-0-value", "There is no step GONE."),
        ("rules-0-value-if-0-value-word", "There is no word GONE."),
        ("redirects-0-value-asked_for", "There is no meeting GONE."),
        ("primary-0-value-first_of-0-value", "There is no step GONE."),
        ("changes-0-value-rule", "There is no common rule GONE."),
        ("prevent-0-value", "There is no meeting or route GONE."),
        ("scenarios-0-value-steps-0-value-code", "There is no step GONE."),
    ],
)
def test_a_code_that_nobody_knows_is_refused_by_its_name(editor, area, address, name, said):
    gone = name.partition("-")[0]
    stored = getattr(area, gone).get_prep_value()
    put(stored, name.split("-")[1:], "GONE")
    RuleSheet.objects.filter(pk=area.pk).update(**{gone: stored})
    row = RuleSheet.objects.get(pk=area.pk)
    assert "GONE – not there any more" in shown(editor.get(address("edit", row.pk)))
    answer = editor.post(address("edit", row.pk), form_of(row))
    assert answer.status_code == 200
    assert said in shown(answer)
    assert not row.has_unpublished_changes


def put(raw, place, value):
    """Put a value at a place that is written as in a form."""
    *before, last = place
    for step in before:
        raw = raw[int(step)] if step.isdigit() else raw[step]
    raw[int(last) if last.isdigit() else last] = value


def test_a_meeting_that_is_new_in_the_form_may_be_named_at_once(editor, area, address):
    form = form_of(area)
    form["meetings-1-value-code"] = "NL-M99"  # nothing leads to the one that had this place
    form["redirects-1-value-asked_for"] = "NL-M99"
    assert editor.post(address("edit", area.pk), form).status_code == 302
    assert draft_of(area).mapping()["redirects"][1]["asked_for"] == "NL-M99"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rules-0-value-if-1-value-values": []}, "Choose at least one."),
        ({"rules-0-value-if-1-value-how": "only"}, "Choose one alone."),
        ({"rules-0-value-then-count": "0"}, "A rule adds, replaces or takes away at least one"),
        (
            {"rules-0-value-starts": "2027-02-01", "rules-0-value-ends": "2027-01-01"},
            "A rule cannot end before it starts.",
        ),
        ({"meetings-0-value-code": "NL M01"}, "Use letters, digits, hyphens and underscores."),
        (
            {"scenarios-0-value-answers-1-value-value": "unsure"},
            "This is answered by yes or no; nobody can be unsure.",
        ),
        ({"scenarios-0-value-answers-2-value": "nobody"}, "Select a valid choice."),
    ],
)
def test_rows_that_make_no_sense_are_refused_in_words(editor, area, address, changes, said):
    answer = editor.post(address("edit", area.pk), form_of(area) | changes)
    assert answer.status_code == 200
    assert said in shown(answer)


def test_a_word_that_is_there_twice_is_refused(client_as, common, address):
    form = form_of(common) | {"words-9-value-name": "PERSON"}
    answer = client_as("admin", is_demo=True).post(address("edit", common.pk), form)
    assert "“PERSON” is there twice." in shown(answer)


def test_an_area_has_its_own_tables_and_the_common_sheet_others(client_as, area, common, address):
    admin = client_as("admin", is_demo=True)
    own, shared = (admin.get(address("edit", row.pk)).context["form"] for row in (area, common))
    assert "meetings" in own.fields
    assert "timing" not in own.fields
    assert "timing" in shared.fields
    assert "meetings" not in shared.fields


def test_a_partnership_has_one_sheet(editor, area, two, address):
    form = {"name": "Second", "partnership": two[0].pk}
    answer = editor.post(address("add"), form)
    assert "This partnership has its rules already." in shown(answer)
    assert RuleSheet.objects.count() == 2


def test_a_new_sheet_is_begun_as_a_draft(editor, common, two, address):
    answer = editor.post(address("add"), {"name": "Ours", "partnership": two[0].pk})
    assert answer.status_code == 302
    row = RuleSheet.objects.get(partnership=two[0])
    assert (row.live, row.name, row.mapping()["rules"]) == (False, "Ours", [])


def test_another_area_is_not_there(client_as, area, two, address):
    stranger = client_as("approver", two[1], is_demo=True)
    for view in ("edit", "export", "export_cases", "history"):
        assert stranger.get(address(view, area.pk)).status_code == 404
    assert area.name not in stranger.get(address("list")).text
