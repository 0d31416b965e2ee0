"""The pages about a rule set: who may see them, what they show, and that they keep nothing."""

from __future__ import annotations

import html
import logging
import re

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.publishing import save_draft
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.spec.mapping import fields_of
from tests.factories.rule_sets import RuleSheetFactory, sheet_from
from tests.portal.navigator.rule_sets.drafts import row_of
from tests.portal.navigator.rule_sets.posting import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGES = ("coverage", "comparison", "try")


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


@pytest.fixture
def drafted(area):
    """Give a function that keeps a change of one's own rules as a draft."""

    def draft(change):
        mapping = area.mapping()
        change(mapping)
        row = RuleSheet.objects.get(pk=area.pk)
        row.fill(fields_of(mapping, area.scenario_mapping(), is_shared=False))
        save_draft(page=row)
        return row

    return draft


def told(page):
    """Give the words of a page, without its tags."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", page.text))
    return re.sub(r"\s+", " ", text)


def without_trafficking(mapping):
    mapping["rules"].remove(row_of(mapping, "NL04"))


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        ("editor", "own", 200),
        ("approver", "own", 200),
        ("admin", "own", 200),
        ("editor", "other", 404),
        ("approver", "other", 404),
        ("editor", "common", 404),
        ("approver", "common", 404),
        ("admin", "common", 200),
        ("practitioner", "own", 302),
        ("trainer", "own", 302),
        (None, "own", 302),
    ],
)
def test_who_may_see_the_pages(client, client_as, two, area, common, address, role, whose, status):
    # The row of another partnership needs no rules: nobody gets as far as reading them.
    rows = {"own": area, "common": common}
    rows["other"] = rows.get(whose) or RuleSheetFactory(partnership=two[1])
    visitor = client
    if role:
        visitor = client_as(role, None if role == "admin" else two[0], is_demo=True)
    for page in PAGES:
        place = address(page, rows[whose].pk)
        assert visitor.get(place).status_code == status, page
    assert visitor.post(address("try", rows[whose].pk), {"age": "14"}).status_code == status
    for page in PAGES[:2]:
        assert visitor.post(address(page, rows[whose].pk)).status_code in (302, 404, 405)


def test_a_row_that_is_not_there_is_not_found(editor, address):
    for page in PAGES:
        assert editor.get(address(page, 999)).status_code == 404


def test_the_form_leads_to_every_page_and_each_page_to_the_others(editor, area, address):
    form = editor.get(address("edit", area.pk)).text
    for page in PAGES:
        assert f'href="{address(page, area.pk)}"' in form
        shown = editor.get(address(page, area.pk))
        for other in {*PAGES, "edit"} - {page}:
            assert f'href="{address(other, area.pk)}"' in shown.text
        assert shown.text.count('aria-current="page"') == 1
        assert shown.headers["Cache-Control"] == "no-store, private"


def test_what_the_live_rules_cover(editor, area, address):
    page = told(editor.get(address("coverage", area.pk)))
    assert re.search(r"These rules hold for all [\d.]+ trillion combinations of answers", page)
    assert f"{len(area.rules)} rules" not in page  # those of all areas count too
    assert "66 rules, 0 never reached" in page
    assert "10 cases, 0 failing" in page
    assert "The person is 16 or over" in page
    assert "takes no referrals" in page
    assert "Where the child lives" in page.partition("What makes no difference here")[2]


def test_a_draft_that_fails_says_why_before_it_is_published(editor, drafted, area, address):
    drafted(without_trafficking)
    page = told(editor.get(address("coverage", area.pk)))
    assert "These rules cannot be published. 1 thing is wrong:" in page
    assert "The case NL-S03 does not lead to what it expects." in page
    assert "This step is missing: MACE Triage" in page
    assert "65 rules, 0 never reached" in page
    assert "10 cases, 1 failing" in page


def test_publishing_is_refused_in_the_same_words(client_as, two, area, address):
    approver = client_as("approver", two[0], is_demo=True)
    approver.raise_request_exception = False  # what is refused is told by a middleware
    form = form_of(area)
    at = next(n for n, each in enumerate(area.mapping()["rules"]) if each["id"] == "NL04")
    form[f"rules-{at}-deleted"] = "1"
    answer = approver.post(address("edit", area.pk), form | {"action-publish": "1"}, follow=True)
    page = told(answer)
    assert "The case NL-S03 does not lead to what it expects." in page
    assert "This step is missing: MACE Triage" in page
    assert "Mend the rules. If the case is wrong, correct the case." in page
    assert "NL04" in [each["id"] for each in RuleSheet.objects.get(pk=area.pk).mapping()["rules"]]


def test_what_a_draft_changes(editor, drafted, area, address):
    same = told(editor.get(address("comparison", area.pk)))
    assert re.search(r"Nothing changes, for any of [\d.]+ trillion combinations", same)
    assert "What is written differently" not in same
    drafted(without_trafficking)
    page = told(editor.get(address("comparison", area.pk)))
    assert "Steps, their order or the primary meeting change in 101 billion of" in page
    assert "MACE Triage goes 101 billion combinations (1 in 210)" in page
    assert "No primary meeting comes" in page
    assert "NL-S03 , Nurse sees 16-year-old in forced labour: holds now, and would fail" in page
    assert "Rules NL04: gone" in page


def test_a_draft_in_another_order(editor, drafted, area, address):
    drafted(lambda mapping: mapping["meetings"].sort(key=lambda row: row["code"] != "NL-M06"))
    page = told(editor.get(address("comparison", area.pk)))
    assert "MACE Triage now before Channel Panel (through Prevent) Harmful Sexual" in page
    assert "now after" not in page
    assert "Every case goes as it does now." in page
    drafted(lambda mapping: mapping["meetings"].sort(key=lambda row: row["code"] == "NL-M06"))
    assert "now after" in told(editor.get(address("comparison", area.pk)))


def test_without_live_rules_there_is_nothing_to_compare_with(editor, two, common, address):
    row = sheet_from("north_lincolnshire", two[0], is_live=False)
    page = told(editor.get(address("comparison", row.pk)))
    assert "No rules are live yet, so there is nothing to compare with." in page
    tried = told(editor.post(address("try", row.pk), {"harms": ["CSE"]}))
    assert "No rules are live yet. This is what the draft answers." in tried
    assert "Live now" not in tried


def test_a_draft_that_cannot_be_read_says_so_on_every_page(editor, drafted, area, address):
    drafted(lambda mapping: row_of(mapping, "NL01").update(then=["NO_SUCH"]))
    for page in PAGES:
        shown = told(editor.get(address(page, area.pk)))
        assert "area › rules › 0 › then: There is no step NO_SUCH." in shown, page
        assert "Show where it leads" not in shown


def test_without_common_rules_every_page_says_what_is_missing(editor, two, address):
    row = RuleSheetFactory(partnership=two[0])
    for page in PAGES:
        shown = told(editor.get(address(page, row.pk)))
        assert "The rules that are common to all areas are not published." in shown, page


def test_answers_are_tried_on_the_draft_beside_the_live_rules(editor, drafted, area, address):
    drafted(without_trafficking)
    answers = {"harms": ["MS"], "age": "16", "level": "significant", "exploitation_signs": "yes"}
    page = told(editor.post(address("try", area.pk), answers))
    assert "With these answers the draft leads elsewhere than the live rules." in page
    assert "gone MACE Triage" in page
    assert "Rule NL04: No group of its own takes children who are trafficked." in page
    assert "Primary meeting changed None MACE Triage" in page
    others = told(editor.post(address("try", area.pk), {"harms": ["BUL"]}))
    assert "With these answers the draft leads where the live rules lead." in others


def test_answers_are_neither_kept_nor_told_to_anybody(editor, area, address, caplog):
    before = _everything(area)
    with caplog.at_level(logging.DEBUG):
        page = editor.post(address("try", area.pk), {"harms": ["MISS"], "age": "14"})
    assert page.status_code == 200
    assert _everything(area) == before
    said = " ".join(record.getMessage() + str(vars(record)) for record in caplog.records)
    assert "MISS" not in said
    again = editor.get(address("try", area.pk))
    assert 'value="14"' not in again.text
    assert " checked" not in again.text


def _everything(area):
    row = RuleSheet.objects.get(pk=area.pk)
    return row.latest_revision_id, row.has_unpublished_changes, AuditEvent.objects.count()


def test_answers_in_an_address_are_not_read(editor, area, address):
    page = editor.get(address("try", area.pk) + "?harms=MISS&age=14")
    assert 'value="14"' not in page.text
    assert "Stands on" not in page.text


def test_what_is_no_answer_is_refused_at_its_question(editor, area, address):
    page = editor.post(address("try", area.pk), {"age": "121"})
    assert "Ensure this value is less than or equal to 120." in told(page)
    assert "Stands on" not in page.text


def test_common_rules_are_read_with_those_of_one_area(client_as, area, common, two, address):
    admin = client_as("admin", is_demo=True)
    sheet_from("cheshire_east", two[1])
    place = address("coverage", common.pk)
    first = told(admin.get(place))
    assert "Read with the rules of:" in first
    assert "Weekly Contextual Safeguarding Screening Meeting" in first
    chosen = admin.get(f"{place}?area=NL")
    assert "MACE Triage" in told(chosen)
    assert f'{address("try", common.pk)}?area=NL"' in chosen.text
    assert "Weekly Contextual Safeguarding Screening Meeting" in told(admin.get(f"{place}?area=XX"))
    tried = told(admin.post(address("try", common.pk) + "?area=NL", {"harms": ["CSE"]}))
    assert "MACE" in tried


def test_common_rules_alone_cannot_be_tried(client_as, common, address):
    admin = client_as("admin", is_demo=True)
    for page in PAGES:
        shown = told(admin.get(address(page, common.pk)))
        assert "No area has published rules yet" in shown, page


@pytest.mark.parametrize(("page", "count"), [("coverage", 26), ("comparison", 27), ("try", 21)])
def test_a_page_asks_the_database_the_same_however_many_drafts_there_are(
    editor, drafted, area, address, queries, page, count
):
    for drafts in (1, 3):
        for _each in range(drafts):
            drafted(without_trafficking)
        editor.get(address(page, area.pk))  # what a process remembers is there
        with queries(count):
            editor.get(address(page, area.pk))
