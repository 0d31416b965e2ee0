"""Rules that fail their proof go live in no way; the draft stays, and the reason is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from portal.core.audit.models import AuditEvent
from portal.core.models import Partnership
from portal.core.publishing import publish_new_rows, publish_row, save_draft, unpublish
from portal.core.worker.publishing import publish_due
from portal.navigator.rule_sets.exceptions import (
    CommonRulesNeeded,
    NoCommonRules,
    ProofFails,
    RulesUnreadable,
)
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.publishing import faults_of, listed
from portal.navigator.rule_sets.queries import rules_for
from tests.factories.rule_sets import sheet_from
from tests.portal.navigator.rule_sets.posting import form_of

pytestmark = pytest.mark.django_db
BROKEN_PROMISE = (
    "Young adults get no step that is for children only. For example: Who or what the worry is "
    "about: A child or young person;"
)
ADULT_RULE = {
    "id": "NL98",
    "if": [{"type": "word", "value": {"how": "word", "word": "YOUNG_ADULT"}}],
    "then": [{"type": "item", "value": "STRATEGY", "id": "2"}],
    "without": [],
    "instead": [],
    "basis": "A",
    "why": "A mistake.",
    "source": "",
    "starts": None,
    "ends": None,
}


def broken(row, **more):
    """Give a sheet with a rule that sends young adults where only children go."""
    raw = row.rules.get_prep_value()
    row.rules = [*raw, {"type": "rule", "value": ADULT_RULE | more, "id": "1"}]
    return row


def kept(row):
    return RuleSheet.objects.get(pk=row.pk)


def test_a_good_change_is_published_under_the_next_version(area, two, at):
    at("2026-11-25 10:00")
    area.front_door = "The new front door"
    publish_row(row=area)
    assert rules_for(two[0]).version == "nl-2026-11-2"
    assert "The new front door" in rules_for(two[0]).text_of("FRONT_DOOR")
    at("2026-12-01 10:00")
    publish_row(row=kept(area))
    assert rules_for(two[0]).version == "nl-2026-12-1"
    assert AuditEvent.objects.filter(kind="row-published").count() == 4


def test_a_set_that_fails_is_refused_with_the_answers_that_show_it(area, two):
    before = rules_for(two[0])
    save_draft(page=broken(area))
    with pytest.raises(ProofFails) as refused:
        publish_row(row=broken(kept(area)))
    assert BROKEN_PROMISE in str(refused.value)
    assert "Age: 18" in str(refused.value)
    assert rules_for(two[0]).version == before.version
    assert "NL98" not in {rule.id for rule in rules_for(two[0]).rules}
    assert kept(area).has_unpublished_changes
    assert "NL98" in str(kept(area).get_latest_revision_as_object().mapping())


def test_the_form_keeps_the_draft_and_says_why(client_as, area, two, address):
    approver = client_as("approver", two[0], is_demo=True)
    approver.raise_request_exception = False  # what is refused is answered, as to a browser
    form = form_of(broken(area)) | {"action-publish": "1"}
    answer = approver.post(address("edit", area.pk), form, follow=True)
    assert BROKEN_PROMISE in answer.text
    assert "Your text is kept as a draft." in answer.text
    row = kept(area)
    assert row.version == "nl-2026-11-1"
    assert row.has_unpublished_changes
    assert "NL98" in str(row.get_latest_revision_as_object().mapping())


def test_approval_is_refused_and_the_workflow_goes_on(client_as, area, two, address):
    author, approver = (client_as(role, two[0], is_demo=True) for role in ("editor", "approver"))
    approver.raise_request_exception = False
    author.post(address("edit", area.pk), form_of(broken(area)) | {"action-submit": "1"})
    row = kept(area)
    state = row.current_workflow_task_state
    assert state is not None
    url = address("workflow_action", row.pk, "approve", state.pk)
    approver.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert BROKEN_PROMISE in approver.get("/cms/").text
    row = kept(area)
    assert (row.version, row.workflow_in_progress) == ("nl-2026-11-1", True)


def test_what_is_planned_is_proved_for_its_day_and_again_on_it(area, two, common, at):
    at("2026-11-25 10:00")
    later = datetime(2026, 12, 24, 9, tzinfo=UTC)
    row = kept(area)
    row.go_live_at = later
    with pytest.raises(ProofFails):
        publish_row(row=broken(row, starts="2026-12-01"))
    # A rule that is over by then does no harm.
    publish_row(row=broken(kept_planned(area, later), starts="2026-11-18", ends="2026-12-01"))
    assert kept(area).version == "nl-2026-11-1"
    at("2026-12-24 09:01")
    assert publish_due(now=timezone.now()) == 1
    assert (kept(area).version, rules_for(two[0]).version) == ("nl-2026-12-1", "nl-2026-12-1")


def kept_planned(row, moment):
    row = kept(row)
    row.go_live_at = moment
    return row


def test_a_planned_set_that_fails_by_then_stays_a_draft(area, two, common, at):
    at("2026-11-25 10:00")
    row = kept_planned(area, datetime(2026, 12, 24, 9, tzinfo=UTC))
    publish_row(row=broken(row, starts="2026-11-18", ends="2026-11-30"))
    revision = kept(area).latest_revision
    content = revision.content | {"rules": revision.content["rules"].replace("2026-11-30", "")}
    type(revision).objects.filter(pk=revision.pk).update(content=content)
    at("2026-12-24 09:01")
    assert publish_due(now=timezone.now()) == 0
    assert rules_for(two[0]).version == "nl-2026-11-1"


def test_new_rows_that_fail_are_refused_too(two, common):
    row = broken(sheet_from("north_lincolnshire", two[0], is_live=False))
    row.pk = None
    with pytest.raises(ProofFails):
        publish_new_rows(rows=[row], now=timezone.now())


def test_an_area_needs_the_common_rules(two):
    with pytest.raises(NoCommonRules, match="not published"):
        sheet_from("north_lincolnshire", two[0])
    assert not RuleSheet.objects.exists()


def test_what_cannot_be_read_is_told_with_its_place(area):
    area.front_door = ""
    with pytest.raises(RulesUnreadable, match=r"area\.front_door: "):
        publish_row(row=area)


def test_common_rules_are_proved_with_every_area(area, common, four_partnerships):
    sheet_from("tees", four_partnerships["tees"])
    row = kept(common)
    raw = [each for each in row.rules.get_prep_value() if each["value"]["id"] != "C06"]
    row.rules = raw
    with pytest.raises(ProofFails) as refused:
        publish_row(row=row)
    assert "North Lincolnshire: Significant harm always reaches the front door" in str(
        refused.value
    )
    assert any(said.startswith("Tees: ") for said in faults_of(row, date(2026, 11, 25)))
    assert kept(common).version == "common-2026-11-1"


def test_common_rules_that_are_well_are_published_for_all(area, common, two, at):
    at("2026-11-25 10:00")
    row = kept(common)
    raw = row.steps.get_prep_value()
    raw[0]["value"]["text"] = "Ring 999."
    row.steps = raw
    publish_row(row=row)
    assert kept(common).version == "common-2026-11-2"
    assert rules_for(two[0]).text_of("EMERGENCY_999") == "Ring 999."


def test_unfinished_common_rules_are_refused(common):
    common.nrm_each_child = ""
    with pytest.raises(RulesUnreadable, match=r"nrm\.each_child"):
        publish_row(row=common)


@pytest.mark.parametrize("take_away", [lambda row: unpublish(thing=row), lambda row: row.delete()])
def test_common_rules_stay_while_areas_build_on_them(area, common, take_away):
    with pytest.raises(CommonRulesNeeded, match="North Lincolnshire"), transaction.atomic():
        take_away(common)
    assert kept(common).live


def test_common_rules_without_areas_may_go(common):
    unpublish(thing=common)
    assert not kept(common).live


def test_rules_that_are_taken_off_send_nobody_anywhere(area, two):
    unpublish(thing=area)
    assert rules_for(two[0]) is None


@pytest.mark.slow
def test_a_pack_that_fails_changes_nothing(tmp_path, packs_copied):
    folder = packs_copied("north_lincolnshire")
    text = (folder / "navigator.yaml").read_text()
    rule = (
        "  - {id: NL98, if: [{word: YOUNG_ADULT}], then: [STRATEGY], basis: A, why: A mistake.}\n"
    )
    (folder / "navigator.yaml").write_text(text.replace("\nprimary:", f"\n{rule}\nprimary:", 1))
    with pytest.raises(Exception, match="Young adults get no step") as refused:
        call_command("load_pack", "north-lincolnshire", "--folder", str(folder), stdout=StringIO())
    assert "north_lincolnshire/navigator.yaml:1:" in str(refused.value)
    assert not Partnership.objects.exists()


def test_many_faults_are_told_a_few_at_a_time():
    assert listed([f"{n}." for n in range(7)]) == "0. 1. 2. 3. 4. There are 2 more."
    assert listed(["One."]) == "One."


def test_a_day_is_never_before_today(area, at):
    at("2026-11-25 10:00")
    area.go_live_at = timezone.now() - timedelta(days=9)
    assert list(faults_of(area, date(2026, 11, 25))) == []
