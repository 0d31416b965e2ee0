"""Plan and indicators, as readers find them."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.test import Client

from portal.core import registry
from portal.core.page_cache.declaration import declared
from portal.guidance.plan.actions import Progress, report_progress
from portal.guidance.plan.rules.progress import Status
from tests import factories
from tests.factories import locale
from tests.portal.guidance.plan.conftest import SmallPlan

pytestmark = pytest.mark.django_db
PATHS = (
    "/strategy/plan/", "/strategy/plan/prevent/", "/strategy/plan/summary/",
    "/strategy/indicators/", "/strategy/indicators/referrals/",
    "/strategy/indicators/referrals.csv",
)  # fmt: skip


def test_the_plan_says_how_its_actions_stand(small_plan, read):
    small_plan.add_action("1.2", "Map places", status="done")
    page = read("/strategy/plan/")
    assert "2 actions: 1 under way, 1 done." in page
    assert '<a class="stretch" href="/strategy/plan/prevent/">Prevent</a>' in page
    assert '<a href="/strategy/plan/prevent/#action-1-1">Train every sector</a>' in page
    assert "Head of Learning" in page
    assert "18 December 2026" in page
    assert page.count("not stated") == 2
    assert 'href="/strategy/plan/summary/"' in page
    assert 'href="/strategy/indicators/"' in page


def test_what_is_late_is_marked_from_the_london_day_after(small_plan, read, at):
    at("2026-12-18 23:59")
    assert "late" not in read("/strategy/plan/").split("<main")[1].split("<footer")[0]
    at("2026-12-19 00:01")
    page = read("/strategy/plan/")
    assert "1 day late" in page
    assert "1 action: 1 under way, 1 late." in page
    assert "1 day late" in read("/strategy/plan/summary/")


def test_what_is_done_is_never_late(small_plan, read, at):
    small_plan.action.status = "done"
    small_plan.action.save()
    at("2027-06-01 10:00")
    assert "days late" not in read("/strategy/plan/prevent/")


def test_a_priority_shows_its_actions_with_what_was_reported(small_plan, read):
    now = datetime(2026, 11, 20, 10, tzinfo=UTC)
    report_progress(
        action=small_plan.action, now=now, note="A room was lost.", by="Editors",
        progress=Progress(Status.DELAYED, date(2027, 1, 31), "Two sessions were held."),
    )  # fmt: skip
    small_plan.measure.priority = small_plan.priority
    small_plan.measure.save()
    page = read("/strategy/plan/prevent/")
    for words in (
        "Find harm early.", "Two sessions were held.", "A room was lost.", "Editors",
        "Status: from “Under way” to “Delayed”.", "Due: from 18 December 2026 to 31 January 2027.",
        "Referrals received", "No figure yet.", 'id="action-1-1"',
    ):  # fmt: skip
        assert words in page


def test_what_the_source_does_not_say_is_said_to_be_open(small_plan, read):
    small_plan.add_action("1.2", "Map places")
    page = read("/strategy/plan/prevent/")
    for words in (
        "The source gives no owner for this action.", "The source gives no date for this action.",
        "The source gives no evidence for this action.",
    ):  # fmt: skip
        assert page.count(words) == 1


def test_a_plan_without_owners_and_dates_says_so_once(partnership, read):
    bare = SmallPlan(partnership)
    for name, empty in (("owner_post", ""), ("due", None)):
        setattr(bare.action, name, empty)
    bare.action.save()
    page = read("/strategy/plan/")
    assert page.count("The source gives no owner and no date for any of these actions.") == 1
    assert "not stated" not in page
    assert '<th scope="col">Owner</th>' not in page


def test_the_summary_has_everything_in_short(small_plan, read):
    small_plan.enter(209)
    page = read("/strategy/plan/summary/")
    for words in ("1 Prevent", "1 action: 1 under way.", "Referrals received", "209", "2025/26"):
        assert words in page


def test_an_indicator_says_how_it_is_counted_and_what_came_of_it(partnership, small_plan, read):
    factories.MeasureTextFactory(
        owner__partnership=partnership, owner__slug="assessed", owner__code="K08",
        owner__unit="percent", owner__target=40, owner__direction="up",
        name="Assessed", definition="The share who were assessed.", rationale="Why it counts.",
        numerator="People assessed", denominator="People triaged", source="Slides of a team.",
        target_note="Set by the board.",
    )  # fmt: skip
    measure = small_plan.measure.__class__.objects.get(slug="assessed")
    small_plan.enter(146, 405, measure=measure, printed="37%", note="The period is unclear.")
    page = read("/strategy/indicators/assessed/")
    for words in (
        "The share who were assessed.", "Why it counts.", "People assessed", "People triaged",
        "Slides of a team.", "Set by the board.", "Every year", "Higher is better", "Percentage",
        "<b>36%</b>", "146", "405", "40%", "The period is unclear.",
        "The source prints 37%; its counts give 36%.", 'href="/strategy/indicators/assessed.csv"',
        "<title id=\"chart-title\">Assessed</title>", "<desc id=\"chart-desc\">", 'role="img"',
        "Target 40% (dashed line)",
    ):  # fmt: skip
        assert words in page


def test_the_file_says_what_the_table_says(small_plan, read):
    small_plan.enter(20, group="Boys", printed="20", note="=HYPERLINK(1)")
    small_plan.enter(27, group="Girls")
    text = read("/strategy/indicators/referrals.csv")
    assert text[0] == "\ufeff"
    rows = list(csv.reader(StringIO(text[1:])))
    assert rows == [
        ["Measure", "Period", "Group", "Figure", "Counted", "Out of", "As printed", "Note"],
        ["Referrals received", "2025/26", "Boys", "20", "", "", "20", "'=HYPERLINK(1)"],
        ["Referrals received", "2025/26", "Girls", "27", "", "", "", ""],
    ]
    response = Client(headers={"host": "localhost"}).get("/strategy/indicators/referrals.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="referrals.csv"'


@pytest.mark.parametrize("path", PATHS)
def test_small_numbers_are_nowhere(small_plan, read, path):
    """Three of 7654 boys: the three, the boys' note, and the girls who would give them away."""
    small_plan.measure.priority = small_plan.priority
    small_plan.measure.save()
    small_plan.enter(7654)
    small_plan.enter(3, group="Boys", printed="3 (secret)", note="Three secret boys.")
    small_plan.enter(7651, group="Girls", printed="7651", note="Many secret girls.")
    page = read(path)
    assert "7,651" not in page
    assert "7651" not in page
    assert "secret" not in page
    if path != "/strategy/plan/":
        assert "7,654" in page or path.endswith("/prevent/") or "7654" in page
    if "referrals" in path:
        assert page.count("not shown") >= 2


def test_a_corrected_figure_is_not_shown_any_more(small_plan, read):
    now = datetime(2026, 11, 20, 10, tzinfo=UTC)
    wrong = small_plan.enter(222, superseded_at=now)
    small_plan.enter(333, corrects=wrong)
    page = read("/strategy/indicators/referrals/")
    assert "333" in page
    assert "222" not in page


def test_what_is_empty_says_so(partnership, read):
    assert "has not written its delivery plan here yet" in read("/strategy/plan/")
    assert "has not written its delivery plan here yet" in read("/strategy/plan/summary/")
    assert "has not written any indicators here yet" in read("/strategy/indicators/")


def test_an_indicator_without_figures_says_so(small_plan, read):
    page = read("/strategy/indicators/referrals/")
    assert "No figures have been entered yet." in page
    assert '<svg class="chart"' not in page
    assert "No figures yet" in read("/strategy/indicators/")


@pytest.mark.parametrize(
    "path", ["/strategy/plan/unknown/", "/strategy/indicators/unknown/",
             "/strategy/indicators/unknown.csv"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(small_plan, read, path):
    read(path, 404)


def test_drafts_are_not_shown(small_plan, read):
    draft = {"owner__partnership": small_plan.partnership, "draft": True}
    factories.PriorityTextFactory(owner__slug="secret", title="Not yet out", **draft)
    factories.ActionTextFactory(owner__priority=small_plan.priority, title="Not yet out", **draft)
    factories.MeasureTextFactory(owner__slug="secret", name="Not yet out", **draft)
    for path in ("/strategy/plan/", "/strategy/plan/prevent/", "/strategy/indicators/"):
        assert "Not yet out" not in read(path)
    read("/strategy/plan/secret/", 404)
    read("/strategy/indicators/secret/", 404)


def test_another_partnerships_plan_is_not_shown(four_partnerships):
    theirs = SmallPlan(four_partnerships["tees"])
    theirs.enter(7777)
    own = Client(headers={"host": "localhost"})
    other = Client(headers={"host": "tees.localhost"})
    for path in PATHS[1:2] + PATHS[4:]:
        assert own.get(path).status_code == 404
        assert other.get(path).status_code == 200
    for path in (PATHS[0], PATHS[2], PATHS[3]):
        found = own.get(path).text
        assert "Prevent" not in found
        assert "Referrals received" not in found
        assert "7,777" not in found
        assert "7,777" in other.get(path).text
    assert "/strategy/plan/" not in own.get("/sitemap.xml").text


def test_a_national_row_shows_everywhere(four_partnerships):
    SmallPlan(None)
    for host in ("localhost", "tees.localhost"):
        assert "Prevent" in Client(headers={"host": host}).get("/strategy/plan/").text


def test_a_page_is_in_one_language_only(small_plan, read):
    polish = {"locale": locale("pl"), "owner": small_plan.priority}
    factories.PriorityTextFactory(title="Zapobiegać", **polish)
    page = read("/pl/strategy/plan/")
    assert "Zapobiegać" not in page
    assert "Train every sector" in page
    assert 'href="/pl/strategy/plan/prevent/"' in page
    factories.ActionTextFactory(title="Szkolić", owner=small_plan.action, locale=locale("pl"))
    factories.MeasureTextFactory(
        name="Zgłoszenia", definition="Ile.", owner=small_plan.measure, locale=locale("pl")
    )
    page = read("/pl/strategy/plan/")
    assert "Zapobiegać" in page
    assert "Szkolić" in page
    assert "Train every sector" not in page


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/strategy/plan/", 4), ("/strategy/plan/prevent/", 5), ("/strategy/plan/summary/", 4),
        ("/strategy/indicators/", 2), ("/strategy/indicators/referrals/", 2),
        ("/strategy/indicators/referrals.csv", 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_page_costs_the_same_however_much_there_is(small_plan, queries, path, count, more):
    for number in range(more):
        small_plan.add_action(f"2.{number}", f"Action {number}")
        measure = small_plan.add_measure(f"M{number}", f"more-{number}", f"More {number}")
        small_plan.enter(50 + number, measure=measure)
        small_plan.enter(40 + number, group=f"Group {number}")
    client = Client(headers={"host": "localhost"})
    client.get("/privacy/")
    with queries(count):
        client.get(path)


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_public_and_kept(small_plan, path):
    response = Client(headers={"host": "localhost"}).get(path)
    assert response.status_code == 200
    assert declared(response) is not None
    assert response.cookies == {}


def test_the_site_map_lists_them(small_plan, read):
    found = read("/sitemap.xml")
    for path in PATHS[:-1]:
        assert f"{path}</loc>" in found
    assert ".csv" not in found


def test_cards_lead_to_what_there_is(four_partnerships):
    small_plan = SmallPlan(four_partnerships["gloucestershire"])
    source = registry.link_cards.get("plan")
    assert [card.path for card in source.cards(small_plan.partnership)] == [
        "/strategy/plan/", "/strategy/indicators/",
    ]  # fmt: skip
    assert source.cards(four_partnerships["tees"]) == []


def test_strategy_pages_lead_to_the_plan(small_plan, partnership, read):
    home = partnership.site.root_page
    index = factories.StrategyIndexPageFactory(parent=home)
    factories.StrategyPageFactory(parent=index, slug="ours", title="Ours")
    for path in ("/strategy/", "/strategy/ours/"):
        page = read(path)
        assert '<a class="stretch" href="/strategy/plan/">Delivery plan</a>' in page
        assert '<a class="stretch" href="/strategy/indicators/">' in page


def test_no_page_of_an_editor_hides_them(small_plan, partnership, read):
    """The addresses stand before the pages of the tree, whatever an older tree may hold."""
    index = factories.StrategyIndexPageFactory(parent=partnership.site.root_page)
    page = factories.StrategyPageFactory(parent=index, slug="ours", title="A page of the tree")
    type(page).objects.filter(pk=page.pk).update(
        slug="plan", url_path=page.url_path.replace("/ours/", "/plan/")
    )
    assert "A page of the tree" not in read("/strategy/plan/")
