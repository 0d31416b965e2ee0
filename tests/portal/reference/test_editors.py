"""The CMS's forms and lists of reference rows."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from portal.reference.models import Harm, HarmText, Sign
from tests.factories import (
    HarmFactory,
    HarmTextFactory,
    LawFactory,
    SignFactory,
    TermFactory,
    TermTextFactory,
)

pytestmark = pytest.mark.django_db
TABLES = (
    *("contact", "harm", "harmtext", "sign", "signtext", "term", "termtext"),
    *("law", "lawtext", "languageadvice", "languageadvicetext"),
)


@pytest.fixture
def approver(client_as, two):
    return client_as("approver", two[0], is_demo=True)


def address(table, view, *args):
    return reverse(f"wagtailsnippets_reference_{table}:{view}", args=args)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_list_and_a_form(approver, table):
    assert approver.get(address(table, "list")).status_code == 200
    form = approver.get(address(table, "add"))
    assert form.status_code == 200
    assert "North Lincolnshire" in form.text or "owner" in form.text


def test_they_stand_together_in_the_menu(approver, client_as, two):
    page = approver.get("/cms/").text
    assert "Language coach" in page
    assert address("contact", "list") in page
    assert address("contact", "list") in client_as("editor", two[0], is_demo=True).get("/cms/").text


def test_a_kind_of_harm_is_made_with_its_law(approver, two):
    law = LawFactory()
    answer = approver.post(
        address("harm", "add"),
        {
            "code": "LOCAL", "partnership": two[0].pk, "slug": "local-harm", "order": 5,
            "laws-TOTAL_FORMS": 1, "laws-INITIAL_FORMS": 0, "laws-MIN_NUM_FORMS": 0,
            "laws-MAX_NUM_FORMS": 9, "laws-0-law": law.pk, "laws-0-ORDER": 1,
        },
    )  # fmt: skip
    assert answer.status_code == 302
    harm = Harm.objects.get(code="LOCAL")
    assert [link.law for link in harm.laws.all()] == [law]


def test_a_second_row_of_the_same_slug_is_refused_in_words(approver, two):
    TermFactory(partnership=two[0], slug="cse")
    values = {"partnership": two[0].pk, "slug": "cse", "order": 1}
    page = approver.post(address("term", "add"), values)
    assert page.status_code == 200
    assert "already exists" in page.text


def test_lists_are_searched_by_words_too(approver, two):
    found = TermTextFactory(owner__partnership=two[0], owner__slug="cuckoo", term="Cuckooing")
    TermFactory(partnership=two[0], slug="other")
    page = approver.get(address("term", "list"), {"q": "cuckooing"}).text
    assert found.owner.slug in page
    assert ">other<" not in page


def test_signs_are_filtered_by_group(approver, two):
    SignFactory(partnership=two[0], code="IN-1", group_code="M")
    SignFactory(partnership=two[0], code="OUT-1", group_code="B")
    page = approver.get(address("sign", "list"), {"group_code": "M"}).text
    assert "IN-1" in page
    assert "OUT-1" not in page
    assert Sign.objects.count() == 2


def test_national_rows_are_looked_at_and_not_changed(approver):
    harm = HarmFactory(code="CSE")
    page = approver.get(address("harm", "list")).text
    assert address("harm", "inspect", harm.pk) in page
    assert address("harm", "edit", harm.pk) not in page
    assert "CSE" in approver.get(address("harm", "inspect", harm.pk)).text


def test_words_are_previewed_as_readers_will_meet_them(approver, two):
    row = HarmTextFactory(owner__partnership=two[0], name="Old name")
    url = address("harmtext", "preview_on_edit", row.pk)
    values = {
        "owner": row.owner_id, "voice": "adult", "name": "Being used to carry drugs",
        "summary": "In short.", "definition": "", "also": "", "body-count": "0",
        "vulnerability": rich_text("<p>Debt.</p>"), "protective": rich_text(""),
        "actions": rich_text(""), "mistakes": rich_text(""),
    }  # fmt: skip
    assert approver.post(url, values).json()["is_valid"]
    page = approver.get(url).text
    assert "<h1" in page
    assert "Being used to carry drugs" in page
    assert "In short." in page
    assert "<p" in page
    assert "Debt." in page
    assert HarmText.objects.get(pk=row.pk).name == "Old name"


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_number_of_rows(approver, two, queries, count):
    for _n in range(count):
        TermTextFactory(owner__partnership=two[0])
    approver.get(address("termtext", "list"))
    with queries(LIST_QUERIES):
        approver.get(address("termtext", "list"))


LIST_QUERIES = 16
