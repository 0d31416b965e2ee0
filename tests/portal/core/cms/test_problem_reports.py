"""What readers reported reaches those who can mend it, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from portal.core.models import Partnership, ProblemReport

LIST = "/cms/problem-reports/"


@pytest.fixture
def reports(four_partnerships: dict[str, Partnership]) -> dict[str, ProblemReport]:
    return {
        slug: ProblemReport.objects.create(
            partnership=partnership, path="/contacts/", message=f"Wrong number in {slug} <b>"
        )
        for slug, partnership in four_partnerships.items()
    }


@pytest.fixture
def editor(client_as: Callable[..., Client], four_partnerships: dict[str, Partnership]) -> Client:
    return client_as("editor", four_partnerships["tees"], is_demo=True)


def test_an_editor_sees_their_own_partnerships_reports(
    editor: Client, reports: dict[str, ProblemReport]
) -> None:
    page = editor.get(LIST).content.decode()

    assert "Wrong number in tees &lt;b&gt;" in page
    assert "north-lincolnshire" not in page
    assert 'href="http://tees.localhost:8000/contacts/"' in page


def test_whoever_looks_after_the_portal_sees_all(
    client_as: Callable[..., Client], reports: dict[str, ProblemReport]
) -> None:
    page = client_as("admin", is_demo=True).get(LIST).content.decode()

    assert [slug for slug in reports if f"Wrong number in {slug}" in page] == list(reports)


@pytest.mark.parametrize("role", ["practitioner", "trainer", "manager", "provider"])
def test_others_do_not_come_here(
    client_as: Callable[..., Client],
    four_partnerships: dict[str, Partnership],
    reports: dict[str, ProblemReport],
    role: str,
) -> None:
    response = client_as(role, four_partnerships["tees"], is_demo=True).get(LIST)

    assert "Wrong number" not in response.content.decode()
    assert response.status_code in {302, 403}


def test_a_report_that_was_dealt_with_leaves_the_list(
    editor: Client, reports: dict[str, ProblemReport]
) -> None:
    url = reverse("problem_report_close", args=[reports["tees"].pk])

    response = editor.post(url, follow=True)

    assert "Nothing is open" in response.content.decode()
    reports["tees"].refresh_from_db()
    assert reports["tees"].closed_at is not None
    assert editor.post(url).status_code == 404


def test_another_partnerships_report_cannot_be_closed(
    editor: Client, reports: dict[str, ProblemReport]
) -> None:
    url = reverse("problem_report_close", args=[reports["gloucestershire"].pk])

    assert editor.post(url).status_code == 404
    reports["gloucestershire"].refresh_from_db()
    assert reports["gloucestershire"].closed_at is None


def test_looking_closes_nothing(editor: Client, reports: dict[str, ProblemReport]) -> None:
    assert editor.get(reverse("problem_report_close", args=[reports["tees"].pk])).status_code == 405


@pytest.mark.parametrize("more", [0, 2, 29])
def test_a_long_list_costs_no_more_queries(
    client_as: Callable[..., Client],
    partnership: Partnership,
    queries: Callable[[int], AbstractContextManager[object]],
    more: int,
) -> None:
    from portal.core.queries import open_reports  # beside what it is compared with

    for number in range(1 + more):
        ProblemReport.objects.create(partnership=partnership, path="/", message=str(number))

    with queries(1):
        found = open_reports({partnership.pk})
        assert [report.partnership.site.hostname for report in found] == ["localhost"] * (1 + more)
    assert [report.message for report in found] == [str(n) for n in reversed(range(1 + more))]
