"""What the database refuses, and what a sheet keeps."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from portal.navigator.rule_sets.models import STREAMS, TEXTS, RuleSheet
from portal.navigator.rule_sets.spec.mapping import plain
from tests.factories import RuleSheetFactory
from tests.factories.rule_sets import sheet_from, shipped_cases, shipped_rules

pytestmark = pytest.mark.django_db


def refused(constraint, **values):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        RuleSheetFactory(**values)
    assert constraint in str(error.value) or "UNIQUE" in str(error.value)


def test_a_partnership_has_one_sheet(two):
    RuleSheetFactory(partnership=two[0])
    refused("rule_sheet_once_a_partnership", partnership=two[0])
    RuleSheetFactory(partnership=two[1])


def test_there_is_one_common_sheet(db):
    RuleSheetFactory()
    refused("rule_sheet_once_for_all")


def test_a_sheet_has_a_name(db):
    refused("rule_sheet_has_a_name", name="")


def test_what_is_live_has_a_version(db):
    refused("rule_sheet_live_has_a_version", live=True, version="")
    RuleSheetFactory(live=False, version="")


@pytest.mark.parametrize("folder", ["national", "north_lincolnshire", "tees"])
def test_a_row_gives_back_what_a_pack_said(two, folder):
    whose = None if folder == "national" else two[0]
    row = sheet_from(folder, whose, is_live=False)
    found = RuleSheet.objects.get(pk=row.pk)
    rules = plain(found.mapping(), is_shared=found.is_shared)
    code = {} if folder == "national" else {"code": "NL"}
    assert rules == shipped_rules(folder) | code
    assert found.scenario_mapping() == shipped_cases(folder)


def test_a_version_of_a_row_keeps_everything_but_its_name_for_readers(area):
    area.front_door = "Another door"
    area.version = "never-mind"
    draft = area.save_revision().as_object()
    assert (draft.front_door, draft.version) == ("Another door", "never-mind")
    row = RuleSheet.objects.get(pk=area.pk)
    draft = row.get_latest_revision_as_object()
    assert (draft.front_door, draft.version) == ("Another door", "nl-2026-11-1")


def test_every_field_is_part_of_what_a_sheet_says():
    kept = {"version", "code", *TEXTS, *STREAMS}
    assert set(RuleSheet().fields()) == kept
    columns = {field.name for field in RuleSheet._meta.fields}
    assert set(TEXTS) | set(STREAMS) <= columns


def test_the_blocks_stay_out_of_migrations():
    for name in STREAMS:
        _name, _path, arguments, kwargs = RuleSheet._meta.get_field(name).deconstruct()
        assert arguments == []
        assert "block_lookup" not in kwargs
