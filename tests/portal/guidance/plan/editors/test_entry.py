"""Editors enter figures and report progress; nothing that was said before is lost."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from portal.guidance.plan.models import Action, ActionChange, MeasureValue
from tests import factories
from tests.portal.guidance.plan.conftest import SmallPlan

pytestmark = pytest.mark.django_db
MEASURE = "wagtailsnippets_plan_measure"
ACTION = "wagtailsnippets_plan_action"
YEAR = {"period": "2025/26", "start": "2025-04-01", "end": "2026-03-31", "group": "",
        "printed": "", "note": ""}  # fmt: skip


@pytest.fixture
def editor(client_as, partnership, at):
    at("2026-11-20 10:00")
    return client_as("editor", partnership, is_demo=True)


def values_of(measure):
    return reverse(f"{MEASURE}:values", args=[measure.pk])


def correct(row):
    return f"{reverse(f'{MEASURE}:correct', args=[row.measure_id])}?value={row.pk}"


def words(response):
    return html.unescape(response.content.decode())


def test_the_next_period_is_proposed(editor, small_plan):
    page = words(editor.get(values_of(small_plan.measure)))
    assert 'value="2025/26"' in page
    assert 'value="2025-04-01"' in page
    assert 'value="2026-03-31"' in page
    assert "Nothing was entered yet." in page
    assert "<title>Figures: K01 (referrals) - " in " ".join(page.split())
    small_plan.enter(50)
    page = words(editor.get(values_of(small_plan.measure)))
    assert 'value="2026/27"' in page
    assert 'value="2026-04-01"' in page


@pytest.mark.parametrize(
    ("frequency", "name"), [("month", "October 2026"), ("quarter", "July to September 2026")]
)
def test_a_period_is_named_as_reports_do(editor, small_plan, frequency, name):
    small_plan.measure.frequency = frequency
    small_plan.measure.save()
    assert f'value="{name}"' in words(editor.get(values_of(small_plan.measure)))


def test_a_figure_is_entered_and_shown_with_who_and_when(editor, small_plan):
    url = values_of(small_plan.measure)
    answer = editor.post(url, {**YEAR, "numerator": "209", "printed": "208"}, follow=True)
    assert answer.redirect_chain == [(url, 302)]
    page = words(answer)
    assert "Entered. Readers see it now." in page
    assert "The source prints 208; its counts give 209. Readers are told so." in page
    assert "20 November 2026, 10:00" in page
    assert "Editor, North Lincolnshire" in page
    row = MeasureValue.objects.get()
    assert (row.numerator, row.period, row.end) == (209, "2025/26", date(2026, 3, 31))


def test_an_editor_is_told_that_readers_do_not_see_a_small_number(editor, small_plan):
    answer = editor.post(values_of(small_plan.measure), {**YEAR, "numerator": "3"}, follow=True)
    page = words(answer)
    assert "Readers see “not shown”: the number is below 5, or tells one." in page
    assert page.count("Readers see “not shown”") == 2


@pytest.mark.parametrize(
    ("unit", "said", "sentence"),
    [
        ("percent", {"numerator": "5", "denominator": "4"},
         "More were counted than there are to count. Check both numbers."),
        ("percent", {"numerator": "5"},
         "Enter what it is counted out of, or leave both counts empty."),
        ("percent", {"value": "101"}, "A percentage is between 0 and 100."),
        ("percent", {"numerator": "5", "denominator": "9", "value": "55"},
         "Leave this empty: the result is worked out from the counts."),
        ("count", {"numerator": "-1"}, "A count cannot be below 0."),
        ("count", {"numerator": "many"}, "Write a whole number in figures, such as 12."),
        ("count", {"numerator": "99999999999"}, "This is more than anybody could count."),
        ("count", {}, "Enter the count. Nobody counted is 0."),
        ("count", {"numerator": "5", "end": "2025-03-01"},
         "The last day is before the first. Change one of them."),
        ("count", {"numerator": "5", "start": "spring"}, "Write a day such as 2026-04-01."),
        ("ratio", {"numerator": "5", "denominator": "0"}, "Nothing can be divided by 0."),
        ("score", {"value": "good"}, "Write a number in figures, such as 12.5."),
        ("yes-no", {"value": "2"}, "Enter 1 for yes or 0 for no."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(editor, small_plan, unit, said, sentence):
    measure = small_plan.add_measure("K02", "second", "Second", unit=unit)
    answer = editor.post(values_of(measure), {**YEAR, **said})
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert MeasureValue.objects.count() == 0


@pytest.mark.parametrize(
    ("unit", "fields"),
    [
        ("count", {"numerator"}), ("percent", {"numerator", "denominator", "value"}),
        ("ratio", {"numerator", "denominator", "value"}), ("score", {"denominator", "value"}),
        ("yes-no", {"value"}),
    ],
)  # fmt: skip
def test_only_the_fields_of_its_unit_are_asked_for(editor, small_plan, unit, fields):
    measure = small_plan.add_measure("K02", "second", "Second", unit=unit)
    page = words(editor.get(values_of(measure)))
    asked = {name for name in ("numerator", "denominator", "value") if f'name="{name}"' in page}
    assert asked == fields


def test_a_period_is_entered_once(editor, small_plan):
    small_plan.enter(50)
    answer = editor.post(values_of(small_plan.measure), {**YEAR, "numerator": "60"})
    assert "There is a value for this period and group already." in words(answer)
    assert MeasureValue.objects.get().numerator == 50


def test_a_correction_begins_with_what_was_entered_and_keeps_it(editor, small_plan):
    row = small_plan.enter(50, note="From the slides.")
    page = words(editor.get(correct(row)))
    assert 'value="50"' in page
    assert "From the slides." in page
    answer = editor.post(correct(row), {**YEAR, "numerator": "60"}, follow=True)
    page = words(answer)
    assert "Corrected. The old figure is kept." in page
    assert "<del>50</del>" in page
    assert "Corrected on 20 November 2026, 10:00" in page
    assert [value.numerator for value in MeasureValue.objects.order_by("pk")] == [50, 60]


def test_a_correction_that_changes_nothing_is_told(editor, small_plan):
    row = small_plan.enter(50)
    answer = editor.post(correct(row), {**YEAR, "numerator": "50"})
    assert "This is what is there already." in words(answer)


def test_a_figure_of_another_measure_is_not_there(editor, small_plan, client_as):
    other = factories.MeasureValueFactory()
    url = reverse(f"{MEASURE}:correct", args=[small_plan.measure.pk])
    for key in (other.pk, "", "x", "9" * 30, "²"):
        assert editor.get(url, {"value": key}).status_code == 404


def test_progress_is_reported_with_its_history(editor, small_plan):
    url = reverse(f"{ACTION}:progress", args=[small_plan.action.pk])
    page = words(editor.get(url))
    assert "Two sessions were held." in page
    assert "Nothing was reported yet." in page
    said = {"status": "done", "due": "2026-12-18", "evidence": "Seen.", "note": "Early."}
    page = words(editor.post(url, said, follow=True))
    for sentence in (
        "Reported. Readers see it now.", "Status: from “Under way” to “Done”.", "Early.",
        "Evidence: from “Two sessions were held.” to “Seen.”", "Editor, North Lincolnshire",
    ):  # fmt: skip
        assert sentence in page
    assert Action.objects.get(pk=small_plan.action.pk).status == "done"
    again = editor.post(url, said)
    assert "This is what is there already." in words(again)
    assert ActionChange.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"status": "lost", "due": ""}, "Select a valid choice."),
        ({"status": "done", "due": "soon"}, "Write a day such as 2026-04-01."),
    ],
)
def test_a_report_that_cannot_be_is_told(editor, small_plan, said, sentence):
    url = reverse(f"{ACTION}:progress", args=[small_plan.action.pk])
    assert sentence in words(editor.post(url, said))
    assert ActionChange.objects.count() == 0


def test_nobody_reports_for_another_partnership(client_as, four_partnerships):
    theirs = SmallPlan(four_partnerships["tees"])
    row = theirs.enter(50)
    national = factories.MeasureFactory()
    editor = client_as("approver", four_partnerships["north-lincolnshire"], is_demo=True)
    progress = reverse(f"{ACTION}:progress", args=[theirs.action.pk])
    said = {"status": "done", "due": "", "evidence": ""}
    for url, data in (
        (values_of(theirs.measure), {**YEAR, "numerator": "60"}),
        (correct(row), {**YEAR, "numerator": "60"}),
        (values_of(national), {**YEAR, "numerator": "60"}),
        (progress, said),
    ):
        assert editor.get(url).status_code == 404
        assert editor.post(url, data).status_code == 404
    assert MeasureValue.objects.get().numerator == 50
    assert ActionChange.objects.count() == 0


def test_lists_lead_to_the_pages_of_ones_own_rows(editor, small_plan):
    national = factories.MeasureFactory()
    page = words(editor.get(reverse(f"{MEASURE}:list")))
    assert values_of(small_plan.measure) in page
    assert values_of(national) not in page
    assert national.slug in page
    page = words(editor.get(reverse(f"{ACTION}:list")))
    assert reverse(f"{ACTION}:progress", args=[small_plan.action.pk]) in page
    assert "Under way" in page


def test_the_form_of_a_row_leads_there_too(client_as, partnership, small_plan):
    approver = client_as("approver", partnership, is_demo=True)
    page = words(approver.get(reverse(f"{MEASURE}:edit", args=[small_plan.measure.pk])))
    assert values_of(small_plan.measure) in page
    assert values_of(small_plan.measure) not in words(approver.get(reverse(f"{MEASURE}:add")))


def action_form(row, **changes):
    return {"priority": row.priority_id, "code": row.code, "owner_post": row.owner_post,
            "slug": row.slug, "order": row.order, **changes}  # fmt: skip


def test_the_form_of_an_action_does_not_touch_how_far_it_is(client_as, partnership, small_plan):
    approver = client_as("approver", partnership, is_demo=True)
    row = small_plan.action
    url = reverse(f"{ACTION}:edit", args=[row.pk])
    answer = approver.post(url, action_form(row, owner_post="Lead Officer", status="done"))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.owner_post, row.status, row.due) == (
        "Lead Officer", "under-way", date(2026, 12, 18),
    )  # fmt: skip


def test_an_action_stays_in_its_own_plan(client_as, partnership, small_plan):
    approver = client_as("approver", partnership, is_demo=True)
    national = factories.PriorityFactory()
    url = reverse(f"{ACTION}:edit", args=[small_plan.action.pk])
    answer = approver.post(url, action_form(small_plan.action, priority=national.pk))
    assert "Choose a priority of the same plan." in words(answer)
    small_plan.action.refresh_from_db()
    assert small_plan.action.priority == small_plan.priority


@pytest.mark.parametrize("more", [1, 3, 30])
def test_the_entry_page_costs_the_same_however_much_was_entered(editor, small_plan, queries, more):
    for number in range(more):
        small_plan.enter(50, group=f"Group {number}")
    url = values_of(small_plan.measure)
    editor.get(url)
    with queries(ENTRY_QUERIES):
        editor.get(url)


ENTRY_QUERIES = 16
