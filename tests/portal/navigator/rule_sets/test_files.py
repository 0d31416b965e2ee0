"""Rules out as files of a pack, and in as a draft."""

from __future__ import annotations

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.core.audit.models import AuditEvent
from portal.core.publishing import save_draft
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rule_sets.spec.files import yaml_text
from tests.factories.rule_sets import PACKS, sheet_from, shipped_cases, shipped_rules
from tests.portal.navigator.rule_sets.posting import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


def file(name, folder="north_lincolnshire", old="", new=""):
    text = (PACKS / folder / name).read_text()
    assert old in text
    return SimpleUploadedFile(name, text.replace(old, new, 1).encode())


def draft_of(row):
    return RuleSheet.objects.get(pk=row.pk).get_latest_revision_as_object()


def test_a_sheet_is_downloaded_as_the_files_of_its_pack(editor, area, address):
    rules = editor.get(address("export", area.pk))
    assert rules["Content-Disposition"] == 'attachment; filename="navigator.yaml"'
    assert rules.text.splitlines()[0] == (
        "# yaml-language-server: $schema=../schemas/navigator.schema.json"
    )
    assert yaml.safe_load(rules.text) == shipped_rules("north_lincolnshire")
    cases = editor.get(address("export_cases", area.pk))
    assert cases["Content-Disposition"] == 'attachment; filename="navigator_scenarios.yaml"'
    assert yaml.safe_load(cases.text) == shipped_cases("north_lincolnshire")


def test_what_is_downloaded_is_the_newest_draft(editor, area, address):
    area.front_door = "A draft of a door"
    save_draft(page=area)
    text = editor.get(address("export", area.pk)).text
    assert yaml.safe_load(text)["front_door"] == "A draft of a door"


def test_a_sheet_that_is_only_begun_is_downloaded_too(editor, two, common, address):
    row = RuleSheet.objects.create(partnership=two[0], name="Begun", live=False)
    found = yaml.safe_load(editor.get(address("export", row.pk)).text)
    assert (found["code"], found["rules"]) == ("NL", [])


def test_a_file_becomes_a_draft_and_nothing_more(editor, area, two, address):
    changed = file("navigator.yaml", old="Single Point of Contact", new="Our Front Door")
    answer = editor.post(address("import"), {"partnership": two[0].pk, "rules": changed})
    assert answer.url == address("edit", area.pk)
    assert draft_of(area).front_door == "Our Front Door"
    assert draft_of(area).scenario_mapping() == shipped_cases("north_lincolnshire")
    assert RuleSheet.objects.get(pk=area.pk).has_unpublished_changes
    assert "Our Front Door" not in rules_for(two[0]).text_of("FRONT_DOOR")
    event = AuditEvent.objects.get(kind="rules-imported")
    assert (event.partnership_id, event.subject) == (
        two[0].pk,
        f"rule_sets.RuleSheet:{area.pk}",
    )


def test_cases_come_with_the_rules(editor, area, two, address):
    sent = {"partnership": two[0].pk, "rules": file("navigator.yaml")}
    sent["cases"] = file("navigator_scenarios.yaml", old="id: NL-S01", new="id: NL-S99")
    editor.post(address("import"), sent)
    assert draft_of(area).scenario_mapping()["scenarios"][0]["id"] == "NL-S99"


def test_the_first_rules_of_a_partnership_come_from_a_file(editor, two, common, address):
    sent = {"partnership": two[0].pk, "rules": file("navigator.yaml")}
    assert editor.post(address("import"), sent).status_code == 302
    row = RuleSheet.objects.get(partnership=two[0])
    assert (row.live, row.version, row.name) == (False, "nl-2026-11-1", "North Lincolnshire")


def test_common_rules_come_from_a_file_for_those_who_look_after_all(client_as, common, address):
    admin = client_as("admin", is_demo=True)
    changed = file("navigator.yaml", "national", "Always the first contact.", "First of all.")
    assert admin.post(address("import"), {"rules": changed}).status_code == 302
    assert "First of all." in str(draft_of(common).mapping())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("front_door:", "frontdoor:", "did you mean “front_door”?"),
        ("then: [TOOL_CEVT]", "then: [TOOL_X]", "navigator.yaml:110: There is no step TOOL_X."),
        ("code: NL\n", "code: CE\n", "These are the rules of CE, not of NL."),
        ("rules:", "rules: [", "This is not YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_lines(
    editor, area, two, address, old, new, said
):
    sent = {"partnership": two[0].pk, "rules": file("navigator.yaml", old=old, new=new)}
    answer = editor.post(address("import"), sent)
    assert answer.status_code == 200
    assert said in answer.text
    assert not RuleSheet.objects.get(pk=area.pk).has_unpublished_changes


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe", "This file is not UTF-8 text."), (b"#" * 1_100_000, "larger than 1 MB")],
)
def test_what_is_no_text_is_refused(editor, area, two, address, content, said):
    sent = {"partnership": two[0].pk, "rules": SimpleUploadedFile("navigator.yaml", content)}
    assert said in editor.post(address("import"), sent).text


def test_nobody_takes_a_file_for_another_partnership(editor, area, two, address):
    sheet_from("cheshire_east", two[1])
    for whose in (two[1].pk, ""):
        sent = {"partnership": whose, "rules": file("navigator.yaml", "cheshire_east")}
        assert editor.post(address("import"), sent).status_code == 200
    assert not RuleSheet.objects.filter(has_unpublished_changes=True).exists()


def test_a_locked_sheet_takes_no_file(editor, area, two, address, client_as):
    RuleSheet.objects.filter(pk=area.pk).update(locked=True)
    sent = {"partnership": two[0].pk, "rules": file("navigator.yaml")}
    assert "is locked" in editor.post(address("import"), sent).text


def test_people_who_write_nothing_get_no_files(client_as, area, two, address):
    worker = client_as("practitioner", two[0], is_demo=True)
    for url in (address("import"), address("export", area.pk)):
        assert worker.get(url).status_code in (302, 403, 404)


def test_the_list_and_the_form_lead_to_the_files(editor, area, address):
    assert address("import") in editor.get(address("list")).text
    form = editor.get(address("edit", area.pk)).text
    for url in (address("import"), address("export", area.pk), address("export_cases", area.pk)):
        assert url in form


def test_a_preview_shows_what_the_draft_says_of_each_case(editor, area, address, two):
    url = address("preview_on_edit", area.pk)
    area.front_door = "A draft of a door"
    assert editor.post(url, form_of(area)).json()["is_valid"]
    page = editor.get(url).text
    assert "County lines, 15, significant, not open; police worried" in page
    assert "A draft of a door" in page


def test_a_text_repeats_nothing_by_names():
    same = ["One", "Two"]
    text = yaml_text({"a": same, "b": same}, "navigator.yaml")
    assert "&" not in text
    assert yaml.safe_load(text) == {"a": same, "b": same}
