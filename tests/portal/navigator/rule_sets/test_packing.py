"""Rules that come in packs: both files become one sheet, proved before it is written."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.core.packing.kind import Loading
from portal.core.packing.spec.folder import PackFolder
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.packing import NavigatorKind
from tests.factories.rule_sets import PACKS, sheet_from, shipped_cases, shipped_rules

KIND = NavigatorKind()
pytestmark = pytest.mark.django_db


def folder_of(path):
    return PackFolder(path, path.name.replace("_", "-"))


def faults_of(folder):
    return [(fault.file, fault.line, fault.reason) for fault in folder.faults]


def loading(partnership):
    return Loading(partnership=partnership, resolve=lambda _reference: None, base_url="")


@pytest.mark.parametrize(
    "name", ["national", "north_lincolnshire", "cheshire_east", "tees", "gloucestershire"]
)
def test_a_shipped_pack_has_one_sheet_without_a_fault(name):
    folder = folder_of(PACKS / name)
    items = KIND.read(folder)
    assert faults_of(folder) == []
    assert [(item.key, item.content) for item in items] == [
        (folder.slug, {"rules": shipped_rules(name), "scenarios": shipped_cases(name)})
    ]


def test_a_pack_without_the_files_has_none(tmp_path):
    folder = PackFolder(tmp_path, "new-area")
    assert (KIND.read(folder), faults_of(folder)) == ([], [])


def test_a_sheet_is_written_live_and_found_again(two, common):
    item = KIND.read(folder_of(PACKS / "north_lincolnshire"))[0]
    row = KIND.create(item, item.content, loading(two[0]))
    assert (row.live, row.version, row.name) == (True, "nl-2026-11-1", "North Lincolnshire")
    assert row.live_revision_id is not None
    assert KIND.find(item, loading(two[0])) == row
    assert KIND.find(item, loading(two[1])) is None
    assert KIND.content_of(RuleSheet.objects.get(pk=row.pk)) == item.content


def test_what_nobody_edited_is_brought_up_to_date_under_the_next_version(area, at):
    at("2026-11-25 10:00")
    content = KIND.content_of(area)
    content["rules"]["front_door"] = "The new front door"
    KIND.update(area, content, loading(area.partnership))
    row = RuleSheet.objects.get(pk=area.pk)
    assert (row.front_door, row.version, row.live) == (
        "The new front door",
        "nl-2026-11-2",
        True,
    )
    assert KIND.comparable(KIND.content_of(row)) == KIND.comparable(content)


def test_the_packs_version_waits_as_a_draft_beside_an_edited_one(area):
    assert not KIND.has_draft(area)
    content = KIND.content_of(area)
    content["rules"]["front_door"] = "From the pack"
    KIND.save_draft(area, content)
    row = RuleSheet.objects.get(pk=area.pk)
    assert row.front_door == "Single Point of Contact"
    assert row.get_latest_revision_as_object().front_door == "From the pack"
    assert KIND.has_draft(row)


def test_a_sheet_somebody_has_only_begun_is_unlike_any_pack(two, db):
    row = RuleSheet.objects.create(partnership=two[0], name="Begun", live=False)
    assert "front_door" not in KIND.content_of(row)["rules"]
    assert KIND.has_draft(row)


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        ("navigator.yaml", "front_door:", "frontdoor:", 5, "did you mean “front_door”?"),
        ("navigator.yaml", "then: [TOOL_CEVT]", "then: [TOOL_X]", 110, "There is no step TOOL_X."),
        ("navigator.yaml", "{word: HI}", "{word: HIGH}", 114, "There is no word HIGH before this."),
        ("navigator.yaml", "include: [HSB]", "include: [ABC]", 144, "harms has no value ABC."),
        ("navigator_scenarios.yaml", "level: emerging", "levle: emerging", 12, "“levle” is not"),
        ("navigator_scenarios.yaml", "harms: [CSE]", "harms: [XYZ]", 7, "harms=['XYZ']"),
        (
            "navigator_scenarios.yaml",
            "primary: NL-M14",
            "primary: NL-M05",
            1,
            "Scenario NL-S01, primary: expected NL-M05, found NL-M14.",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(packs_copied, file, old, new, line, said):
    path = packs_copied("north_lincolnshire")
    text = (path / file).read_text()
    assert old in text
    (path / file).write_text(text.replace(old, new, 1))
    folder = folder_of(path)
    KIND.read(folder)
    told = [(at, reason) for _name, at, reason in faults_of(folder) if said in reason]
    assert [at for at, _reason in told] == [line], faults_of(folder)


def test_rows_of_tests_stand_inside_each_other_only_once(packs_copied):
    path = packs_copied("north_lincolnshire")
    text = (path / "navigator.yaml").read_text()
    deep = "if: [{any_of: [[{any_of: [[{word: CHILD}]]}]]}]\n    then: [TOOL_CEVT]"
    first = "if: [{word: CHILD}, {input: harms, include: [CSE, CCE, GRP]}]\n    then: [TOOL_CEVT]"
    (path / "navigator.yaml").write_text(text.replace(first, deep, 1))
    folder = folder_of(path)
    assert KIND.read(folder) == []
    assert [reason for _file, _line, reason in faults_of(folder)] == [
        "Rows of tests stand inside a row of tests once, not deeper."
    ]


def test_without_a_common_file_beside_it_the_live_rules_count(packs_copied, common):
    path = packs_copied("north_lincolnshire")
    (path.parent / "national" / "navigator.yaml").unlink()
    text = (path / "navigator.yaml").read_text()
    (path / "navigator.yaml").write_text(text.replace("then: [TOOL_CEVT]", "then: [TOOL_X]"))
    folder = folder_of(path)
    KIND.read(folder)
    assert "There is no step TOOL_X." in {reason for _f, _l, reason in faults_of(folder)}


@pytest.mark.slow
def test_a_pack_is_loaded_twice_and_keeps_what_was_edited_here():
    call_command("load_pack", "tees", stdout=StringIO())
    row = RuleSheet.objects.get(partnership__slug="tees")
    assert row.live
    told = StringIO()
    call_command("load_pack", "tees", "--update", stdout=told)
    assert "tees: navigator: 1 unchanged" in told.getvalue().splitlines()
    assert RuleSheet.objects.get(pk=row.pk).version == "tees-2026-11-1"


@pytest.mark.slow
def test_common_rules_of_a_pack_that_break_an_area_are_refused(area, packs_copied):
    path = packs_copied("north_lincolnshire").parent / "national"
    content = KIND.content_of(RuleSheet.objects.shared().get())
    content["rules"]["rules"] = [r for r in content["rules"]["rules"] if r["id"] != "C06"]
    with pytest.raises(Exception, match="North Lincolnshire: Significant harm") as refused:
        KIND.update(RuleSheet.objects.shared().get(), content, loading(None))
    assert type(refused.value).__name__ == "BadPack"
    assert path.is_dir()


def test_a_pack_for_which_nothing_common_is_live_is_refused_in_words(two):
    item = KIND.read(folder_of(PACKS / "north_lincolnshire"))[0]
    with pytest.raises(Exception, match="common to all areas are not published"):
        KIND.create(item, item.content, loading(two[0]))
    assert not RuleSheet.objects.exists()


def test_a_command_tells_of_faults(packs_copied):
    path = packs_copied("north_lincolnshire")
    text = (path / "navigator.yaml").read_text()
    (path / "navigator.yaml").write_text(text.replace("then: [TOOL_CEVT]", "then: [TOOL_X]", 1))
    with pytest.raises(CommandError, match=r"navigator.yaml:11\d: There is no step TOOL_X\."):
        call_command("load_pack", "north-lincolnshire", "--folder", str(path), stdout=StringIO())


def test_a_draft_sheet_is_not_live(two):
    assert not sheet_from("tees", two[0], is_live=False).live
