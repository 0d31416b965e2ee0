"""Plan and measures come in packs; what was edited here is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.guidance.plan.actions import (
    Progress,
    correct_value,
    entry_of,
    report_progress,
)
from portal.guidance.plan.models import (
    Action,
    ActionChange,
    ActionText,
    Measure,
    MeasureValue,
    Priority,
)
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.progress import Status
from portal.packs.queries import carried_facts
from tests.portal.packs.conftest import Packs

pytestmark = pytest.mark.django_db
PLAN = """priorities:
  - code: "1"
    slug: prevention
    order: 1
    title: Prevention
    summary: Find harm early.
    facts: [CE-007]
    actions:
      - code: "1.1"
        title: Train every sector
        detail: All of them.
        owner_post: Head of Learning
        due: 2026-12-18
        status: under-way
        evidence: Two sessions.
        facts: [CE-018]
      - code: "1.2"
        title: Map places
        status: not-known
"""
MEASURES = """measures:
  - code: K08
    slug: assessed
    order: 10
    priority: prevention
    unit: percent
    direction: none
    frequency: year
    name: Assessed
    definition: The share who were assessed.
    rationale: It counts.
    numerator: Assessed
    denominator: Triaged
    source: Slides.
    target: 40
    target_note: ""
    facts: [K08]
    values:
      - period: "24/25"
        start: 2024-04-01
        end: 2025-03-31
        group: ""
        numerator: 146
        denominator: 405
        value: null
        printed: "36%"
        note: The period is unclear.
        facts: [TEES-D08]
      - period: "24/25"
        start: 2024-04-01
        end: 2025-03-31
        group: Boys
        value: 51.5
"""
KINDS = ("plan", "plan-actions", "measures", "measure-values")


@pytest.fixture
def packs(tmp_path, db):
    made = Packs(tmp_path / "packs")
    made.write("plan.yaml", PLAN)
    made.write("measures.yaml", MEASURES)
    return made


def load(packs, *, update=False):
    report = packs.load(update=update)
    return {kind: dict(report.counts[kind]) for kind in KINDS}, report.notes


def every(outcome):
    return {kind: {outcome: count} for kind, count in zip(KINDS, (1, 2, 1, 2), strict=True)}


def test_all_of_it_is_there(packs):
    assert load(packs) == (every("created"), [])
    priority = Priority.objects.get()
    assert (priority.code, priority.slug, priority.texts.get().title) == (
        "1", "prevention", "Prevention",
    )  # fmt: skip
    first, second = Action.objects.order_by("order")
    assert (first.slug, first.status, first.due, first.evidence, first.owner_post) == (
        "1-1", "under-way", date(2026, 12, 18), "Two sessions.", "Head of Learning",
    )  # fmt: skip
    assert (second.status, second.due, second.priority) == ("not-known", None, priority)
    measure = Measure.objects.get()
    assert (measure.unit, measure.target, measure.priority) == ("percent", Decimal(40), priority)
    counted, bare = MeasureValue.objects.order_by("pk")
    assert (counted.numerator, counted.denominator, counted.printed) == (146, 405, "36%")
    assert (bare.group, bare.numerator, bare.value) == ("Boys", None, Decimal("51.5"))
    assert {row.entered_by for row in (counted, bare)} == {"Starter pack"}
    assert ActionChange.objects.count() == 0


def test_facts_of_every_level_are_carried(packs):
    load(packs)
    assert {"CE-007", "CE-018", "K08", "TEES-D08"} <= carried_facts()


@pytest.mark.parametrize("update", [False, True])
def test_the_second_time_nothing_changes(packs, update):
    load(packs)
    assert load(packs, update=update) == (every("unchanged"), [])
    assert MeasureValue.objects.count() == 2


def test_what_nobody_edited_is_updated_and_what_was_said_is_kept(packs):
    load(packs)
    packs.change("plan.yaml", "status: under-way", "status: done")
    packs.change("plan.yaml", "title: Map places", "title: Map every place")
    packs.change("measures.yaml", "numerator: 146", "numerator: 147")
    counts, notes = load(packs, update=True)
    assert notes == []
    assert counts["plan-actions"] == {"updated": 2}
    assert counts["measure-values"] == {"updated": 1, "unchanged": 1}
    assert counts["plan"] == {"unchanged": 1}
    change = ActionChange.objects.get()
    assert (change.from_status, change.to_status, change.changed_by) == (
        "under-way", "done", "Starter pack",
    )  # fmt: skip
    assert Action.objects.get(code="1.1").status == "done"
    assert ActionText.objects.filter(title="Map every place", live=True).count() == 1
    old, _bare, new = MeasureValue.objects.order_by("pk")
    assert (old.numerator, new.numerator, new.corrects) == (146, 147, old)
    assert old.superseded_at is not None
    assert load(packs, update=True) == (every("unchanged"), [])
    packs.change("measures.yaml", "numerator: 147", "numerator: 148")
    assert load(packs, update=True)[0]["measure-values"] == {"updated": 1, "unchanged": 1}
    assert MeasureValue.objects.current().get(group="").numerator == 148


def test_what_was_reported_here_is_kept(packs):
    load(packs)
    now = MeasureValue.objects.first().entered_at
    report_progress(
        action=Action.objects.get(code="1.1"), progress=Progress(Status.DELAYED), now=now
    )
    row = MeasureValue.objects.get(group="")
    ours = entry_of(row).__class__(
        **{**entry_of(row).__dict__, "counts": Counts(150, 405), "printed": ""}
    )
    correct_value(value=row, entry=ours, now=now)
    packs.change("plan.yaml", "status: under-way", "status: done")
    packs.change("measures.yaml", "numerator: 146", "numerator: 147")
    counts, notes = load(packs, update=True)
    assert counts["plan-actions"] == {"kept": 1, "unchanged": 1}
    assert counts["measure-values"] == {"kept": 1, "unchanged": 1}
    assert len(notes) == 2
    assert Action.objects.get(code="1.1").status == "delayed"
    assert MeasureValue.objects.current().get(group="").numerator == 150


def test_what_was_deleted_here_stays_deleted_with_all_below_it(packs):
    load(packs)
    Priority.objects.all().delete()
    Measure.objects.all().delete()
    packs.change("plan.yaml", '      - code: "1.2"', '      - code: "1.3"')
    packs.change("measures.yaml", "group: Boys", "group: Girls")
    assert load(packs, update=True)[0] == every("kept")
    assert not Action.objects.exists()
    assert not MeasureValue.objects.exists()


def test_a_pack_without_a_plan_is_a_pack(packs):
    packs.remove("plan.yaml")
    packs.remove("measures.yaml")
    assert set(KINDS).isdisjoint(packs.load().counts)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("plan.yaml", "status: under-way", "status: maybe", "plan.yaml:14:"),
        ("plan.yaml", "owner_post:", "owner:", "did you mean “owner_post”?"),
        ("plan.yaml", "slug: prevention", "slug: summary",
         "plan.yaml:3: The plan on one page stands at the address “summary”."),
        ("plan.yaml", 'code: "1.2"', 'code: "1.1"', "“1.1” is in this pack twice."),
        ("plan.yaml", "title: Prevention", f"title: {'x' * 81}", "plan.yaml:5:"),
        ("plan.yaml", "due: 2026-12-18", "due: soon", "plan.yaml:13:"),
        ("measures.yaml", "priority: prevention", "priority: protection",
         "measures.yaml:5: There is no “protection” among the plan of this pack."),
        ("measures.yaml", "unit: percent", "unit: miles", "measures.yaml:6:"),
        ("measures.yaml", "numerator: 146", "numerator: 500",
         "measures.yaml:23: “numerator”: More were counted than there are to count."),
        ("measures.yaml", "end: 2025-03-31\\n        group: Boys",
         "end: 2023-03-31\\n        group: Boys", "“end”: The last day is before the first."),
        ("measures.yaml", "value: 51.5", "value: 151.5",
         "measures.yaml:33: “value”: A percentage is between 0 and 100."),
        ("measures.yaml", "group: Boys", 'group: ""', "is in this pack twice."),
        ("measures.yaml", "value: 51.5", "value: many", "measures.yaml:33:"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_nothing_is_written(packs, file, old, new, fault):
    packs.change(file, old.replace("\\n", "\n"), new.replace("\\n", "\n"))
    found = packs.faults()
    assert [each for each in found if fault in each], found
    assert not Priority.objects.exists()
