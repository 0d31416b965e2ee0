"""The reports: each shows one's own and nobody else's, filters, exports, and costs the same."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from portal.guidance.review.cms.addresses import REPORTS
from portal.guidance.review.models import OuterLink, Subject
from portal.users.models import PartnershipCollection
from tests.factories import ContactFactory
from tests.portal.guidance.review.blocks import heading, prose
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db
HARD = "Practitioners demonstrating professional curiosity coordinate interventions. " * 12
NAMES = [view.index_url_name for _address, view in REPORTS]
OF_PAGES = ["review_due", "review_links", "review_pictures", "review_reading", "review_words",
            "review_translations"]  # fmt: skip


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-11-20 10:00")


@pytest.fixture
def bad_page(page_of, advice):
    """Give a function that makes a page with everything wrong."""

    def make(partnership, title):
        picture = {"type": "picture", "value": {"image": {"image": 5, "alt_text": ""}}}
        body = [
            heading("What to do"),
            prose('<p><a href="/nowhere/">x</a> <a href="https://example.org/">y</a></p>'),
            prose(f"<p>A lifestyle choice. {HARD}</p>"),
            picture,
        ]
        return page_of(partnership, title=title, body=body, review_due_date=date(2026, 11, 1))

    return make


@pytest.fixture
def seen(two, bad_page, look, client_as):
    """Give a function that fetches a report as an editor of the first of two partnerships."""
    for partnership, word in ((two[0], "quokka"), (two[1], "wombat")):
        bad_page(partnership, f"Page of the {word}")
        ContactFactory(partnership=partnership, name=f"Contact of the {word}", unchecked=True)
        get_image_model().objects.create(
            title=f"Picture of the {word}",
            file=get_test_image_file(),
            collection=PartnershipCollection.objects.get(partnership=partnership).collection,
        )
        partnership.problem_reports.create(path=f"/{word}/", message=f"Said of the {word}")
    look()
    Subject.objects.filter(title__startswith="Page of").update(is_behind=True)
    client = client_as("editor", two[0], is_demo=True)

    def fetch(name, **asked):
        return client.get(reverse(name), asked)

    return fetch


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_sees_their_own_and_nothing_else(seen, name):
    for place in (name, f"{name}_results"):
        page = seen(place).text
        assert "quokka" in page
        assert "wombat" not in page


@pytest.mark.parametrize("name", NAMES)
def test_whoever_looks_after_the_portal_sees_all(seen, client_as, name):
    page = client_as("admin", is_demo=True).get(reverse(name)).text
    assert "quokka" in page
    assert "wombat" in page


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", ["practitioner", "provider"])
def test_others_do_not_come_here(seen, client_as, two, name, role):
    response = client_as(role, two[0], is_demo=True).get(reverse(name))
    assert response.status_code in {302, 403}
    assert "quokka" not in response.text


@pytest.mark.parametrize("name", NAMES)
def test_each_is_in_the_menu(seen, name):
    assert f'"{reverse(name)}"' in seen("wagtailadmin_home").text.replace("&quot;", '"')


@pytest.mark.parametrize("name", NAMES)
def test_each_is_exported_within_reach(seen, name):
    response = seen(name, export="csv")
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert len(rows) >= 2
    assert all(len(row) == len(rows[0]) for row in rows)
    text = str(rows)
    assert "quokka" in text
    assert "wombat" not in text
    assert "Said of" not in text  # what a reader wrote stays in the CMS
    assert f"{name.replace('_', '-')}-2026-11-20.csv" in response.headers["Content-Disposition"]


def test_a_workbook_can_be_had_as_well(seen):
    response = seen("review_due", export="xlsx")
    assert response.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_a_spreadsheet_takes_no_title_for_a_formula(seen, two):
    Subject.objects.filter(partnership=two[0]).update(title="=HYPERLINK(1)")
    text = b"".join(seen("review_due", export="csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize(
    ("standing", "titles"),
    [
        ("overdue", {"Late"}),
        ("soon", {"Soon"}),
        ("never", {"Never", "Home"}),
        ("", {"Late", "Soon", "Never", "Home"}),
    ],
)
def test_reviews_can_be_narrowed(two, page_of, look, client_as, standing, titles):
    Page.objects.filter(pk=two[0].site.root_page_id).update(title="Home")
    page_of(two[0], title="Late", review_due_date=date(2026, 11, 20))
    page_of(two[0], title="Soon", review_due_date=date(2026, 12, 20))
    page_of(two[0], title="Later", review_due_date=date(2026, 12, 21))
    page_of(two[0], title="Never")
    look()
    client = client_as("editor", two[0], is_demo=True)
    response = client.get(reverse("review_due"), {"standing": standing})
    assert {row.title for row in response.context["object_list"]} == titles


def test_the_filters_name_no_other_partnership(seen):
    page = seen("review_due").text
    assert "North Lincolnshire" in page
    assert "Cheshire East" not in page


def test_a_partnership_out_of_reach_cannot_be_filtered_by(seen, two):
    response = seen("review_due", partnership=two[1].pk)
    assert "wombat" not in response.text


def test_links_say_where_they_stand_and_what_is_known(seen):
    page = seen("review_links").text
    assert "/nowhere/" in page
    assert "leads to an address that is not there" in page
    assert "What to do" in page
    assert "not checked yet" in page


@pytest.mark.parametrize(
    ("verdict", "status", "words"),
    [
        ("broken", 404, "broken, answer 404 (asked on 20 November 2026)"),
        ("broken", None, "broken (asked on 20 November 2026)"),
        ("shut", 403, "does not answer programs: look by hand, answer 403"),
        ("refused", None, "not asked: it is no address of the open web"),
        ("right", 200, None),
        ("failed", 404, None),
    ],
)
def test_addresses_elsewhere_say_what_came_of_asking(seen, verdict, status, words):
    OuterLink.objects.update(verdict=verdict, status=status, checked_at=NOW)
    page = seen("review_links").text
    assert ("https://example.org/" in page) == (words is not None)
    if words:
        assert words in page


def test_words_come_with_better_ones(seen):
    page = seen("review_words").text
    assert "“lifestyle choice”: A lifestyle choice." in page
    assert "is being exploited A child cannot choose it." in page


def test_each_says_how_fresh_it_is(seen):
    assert "as of 20 November 2026, 10:00" in seen("review_words").text
    Subject.objects.all().delete()
    page = seen("review_words").text
    assert "nothing has been looked at yet" in page
    assert "The language coach found nothing." in page


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize("name", OF_PAGES)
def test_any_number_of_rows_costs_the_same(two, bad_page, look, client_as, queries, name, count):
    for number in range(count):
        bad_page(two[0], f"Page {number}")
    look()
    Subject.objects.filter(title__startswith="Page").update(is_behind=True)
    client = client_as("editor", two[0], is_demo=True)
    url = reverse(f"{name}_results")
    client.get(url)
    with queries(COST[name]):
        assert client.get(url).text.count("Page ") >= count


COST = dict.fromkeys(OF_PAGES, 11)
