"""What readers reported reaches those who can mend it, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.core.cms.reach import reach_of
from portal.core.models import ProblemReport
from portal.guidance.review.actions.reports import handle_report
from portal.guidance.review.models import ReportHandling, ReportState
from portal.guidance.review.queries import reports_of, subjects_at
from tests.factories import HarmTextFactory, SignTextFactory, TermTextFactory, user_with_role
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(two, page_of, look):
    page_of(two[0], title="Whom to ring", slug="whom-to-ring", owner_post="Lead Officer")
    look()
    return ProblemReport.objects.create(
        partnership=two[0], path="/whom-to-ring/", message="The number <b>is wrong"
    )


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True, post="Editor of pages")


def test_a_report_is_shown_with_the_way_to_the_page_and_its_owner(editor, report):
    page = editor.get(reverse("problem_report", args=[report.pk])).text
    assert "The number &lt;b&gt;is wrong" in page
    assert 'href="http://localhost:8000/whom-to-ring/"' in page
    assert "Edit “Whom to ring”" in page
    assert "Owner: Lead Officer" in page
    assert "ring the children’s front door" in page


def test_the_list_names_the_page_and_not_what_was_written(editor, report):
    page = editor.get(reverse("problem_reports")).text
    assert "/whom-to-ring/" in page
    assert "Whom to ring" in page
    assert "The number" not in page


def test_somebody_takes_it_up_and_the_list_says_who_by_post(editor, report):
    url = reverse("problem_report", args=[report.pk])
    response = editor.post(url, {"state": "looking", "note": "Rang them"}, follow=True)
    assert "looking into it" in response.text
    assert "Editor of pages" in response.text
    handling = ReportHandling.objects.get()
    assert (handling.state, handling.note, handling.handled_by) == (
        "looking",
        "Rang them",
        editor.user,
    )
    page = editor.get(url).text
    assert "Rang them" in page
    assert "Dealt with by: Editor of pages" in page


def test_an_unknown_state_is_refused_and_the_note_is_kept_on_the_page(editor, report):
    url = reverse("problem_report", args=[report.pk])
    page = editor.post(url, {"state": "gone", "note": "Rang them"})
    assert page.status_code == 200
    assert "Rang them" in page.text
    assert not ReportHandling.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_partnerships_report_is_not_there(client_as, two, report, method):
    other = client_as("approver", two[1], is_demo=True)
    response = getattr(other, method)(
        reverse("problem_report", args=[report.pk]), {"state": "right"}
    )
    assert response.status_code == 404
    assert not ReportHandling.objects.exists()


@pytest.mark.parametrize(
    ("state", "paths"),
    [
        ("new", {"/new/", "/untouched/"}),
        ("looking", {"/looking/"}),
        ("right", {"/right/"}),
        ("nothing", {"/nothing/"}),
        ("", {"/new/", "/untouched/", "/looking/", "/right/", "/nothing/"}),
    ],
)
def test_the_list_is_narrowed_by_state(editor, two, state, paths):
    ProblemReport.objects.create(partnership=two[0], path="/untouched/", message="x")
    for each in ReportState:
        made = ProblemReport.objects.create(partnership=two[0], path=f"/{each}/", message="x")
        handle_report(report=made, state=each, handled_by=None, now=NOW)
    response = editor.get(reverse("problem_reports"), {"state": state})
    assert {report.path for report in response.context["object_list"]} == paths


def test_rows_are_found_by_their_address_too(two, look):
    harm, sign = HarmTextFactory(owner__slug="cse"), SignTextFactory(owner__slug="new-phone")
    TermTextFactory()
    TermTextFactory()
    look()
    made = [
        ProblemReport.objects.create(partnership=two[0], path=path, message="x")
        for path in ("/harms/cse/", "/indicators/behaviour/new-phone/", "/glossary/", "", "words")
    ]
    found = subjects_at(made)
    assert {pk: each.title for pk, each in found.items()} == {
        made[0].pk: harm.name,
        made[1].pk: sign.name,
    }


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_long_list_costs_no_more(two, look, queries, count):
    for number in range(count):
        made = ProblemReport.objects.create(partnership=two[0], path="/", message=str(number))
        handle_report(report=made, state=ReportState.LOOKING, handled_by=None, now=NOW)
    look()
    user = user_with_role("editor", two[0])
    reach = reach_of(user)
    with queries(2):
        found = list(reports_of(reach))
        about = subjects_at(found)
        assert {report.handling.state for report in found} == {"looking"}
        assert {report.partnership.site.hostname for report in found} == {"localhost"}
        assert all(about[report.pk].edit_path for report in found)
    assert [report.message for report in found] == [str(n) for n in reversed(range(count))]


@pytest.mark.parametrize(
    "address", ["/harms/cse/", "/indicators/behaviour/new-phone/", "/glossary/", "/our-team/"]
)
def test_every_page_of_knowledge_asks_whether_it_is_right(client, two, page_of, address):
    HarmTextFactory(owner__slug="cse")
    SignTextFactory(owner__slug="new-phone")
    page_of(two[0], slug="our-team")
    page = client.get(address).text
    assert "Is this page right? Tell the owner" in page
    assert f'href="/report/?page={address}"' in page
