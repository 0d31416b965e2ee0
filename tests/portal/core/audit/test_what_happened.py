"""The report "What happened": whose rows somebody sees, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.test.html import parse_html

from portal.core import registry
from portal.core.audit.actions import record, record_read
from portal.core.audit.models import AuditEvent
from portal.core.audit.presenters import EventRow, event_rows, kind_words, subject_words
from portal.core.audit.queries import log_of, reads_of
from portal.core.audit.rules import ReadReason
from portal.core.models import Partnership
from tests.factories import UserFactory

LIST = "/cms/what-happened/"
NOW = datetime(2026, 7, 20, 10, 0, tzinfo=UTC)  # 11 o'clock in London

Partnerships = dict[str, Partnership]


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    kinds = {"test-published": "Test put in front of readers", "test-opened": "Test opened"}
    for kind, words in kinds.items():
        registry.audit_kinds.register(kind, words)
    yield
    for kind in kinds:
        registry.audit_kinds.unregister(kind)


@pytest.fixture
def log(four_partnerships: Partnerships) -> None:
    for number, partnership in enumerate(four_partnerships.values()):
        record(kind="test-published", now=NOW, partnership=partnership, subject=f"x.Page:{number}")
    record(kind="test-packed", now=NOW, subject="x.Page:all")
    record_read(
        kind="test-opened", now=NOW, actor=UserFactory(username="reader"),
        partnership=four_partnerships["tees"], subject="x.Page:secret",
        reason=ReadReason.SUPERVISION,
    )  # fmt: skip


def subjects(client: Client, query: str = "") -> list[str]:
    """List what the rows of the report are about, from the top."""
    page = client.get(LIST + query)
    assert page.status_code == 200
    return [row.about for row in page.context["rows"]]


def test_a_partnerships_administrator_sees_its_own_rows_only(
    client_as: Callable[..., Client], four_partnerships: Partnerships, log: None
) -> None:
    tees = client_as("partnership-admin", four_partnerships["tees"], is_demo=True)
    assert subjects(tees) == ["x.Page:secret", "x.Page:2"]
    assert subjects(tees, "?kind=test-opened") == ["x.Page:secret"]
    assert subjects(tees, "?kind=test-packed") == ["x.Page:secret", "x.Page:2"]

    other = client_as("partnership-admin", four_partnerships["gloucestershire"], is_demo=True)
    assert subjects(other) == ["x.Page:3"]
    assert "Tees" not in other.get(LIST).content.decode().split("<main")[-1]


def test_whoever_looks_after_the_portal_sees_all(
    client_as: Callable[..., Client], log: None
) -> None:
    admin = client_as("admin", is_demo=True)
    assert subjects(admin) == [
        "x.Page:secret", "x.Page:all", "x.Page:3", "x.Page:2", "x.Page:1", "x.Page:0",
    ]  # fmt: skip
    assert subjects(admin, "?kind=test-published") == [f"x.Page:{n}" for n in (3, 2, 1, 0)]
    assert subjects(admin, "?kind=nonsense&p=x") == subjects(admin)


@pytest.mark.parametrize(
    "role", ["editor", "approver", "practitioner", "trainer", "manager", "provider"]
)
def test_others_do_not_come_here(
    client_as: Callable[..., Client], four_partnerships: Partnerships, log: None, role: str
) -> None:
    client = client_as(role, four_partnerships["tees"], is_demo=True)
    response = client.get(LIST)
    assert response.status_code in {302, 403}
    assert "x.Page" not in response.content.decode()
    if role in {"editor", "approver"}:
        assert LIST not in client.get("/cms/").content.decode()


def test_it_is_listed_among_the_reports(
    client_as: Callable[..., Client], four_partnerships: Partnerships
) -> None:
    client = client_as("partnership-admin", four_partnerships["tees"], is_demo=True)
    assert LIST in client.get("/cms/").content.decode()
    assert "Nothing yet." in client.get(LIST).content.decode()


def test_a_row_is_shown_in_words_and_london_time(
    client_as: Callable[..., Client], four_partnerships: Partnerships, log: None
) -> None:
    page = client_as("admin", is_demo=True).get(LIST + "?kind=test-opened")
    row = parse_html("<tbody>" + page.content.decode().split("<tbody>")[1].split("</tbody>")[0])
    assert row.count(parse_html('<th scope="row">Test opened</th>')) == 1
    assert row.count(parse_html("<td>reader</td>")) == 1
    assert row.count(parse_html("<td>Tees</td>")) == 1
    assert row.count(parse_html("<td>x.Page:secret<br>Supervision</td>")) == 1
    assert '<time datetime="2026-07-20T11:00:00+01:00">20 July 2026, 11:00</time>' in str(
        page.content.decode()
    )
    assert '<option value="test-opened" selected>' in page.content.decode()


def test_only_looking_is_allowed(client_as: Callable[..., Client], partnership: object) -> None:
    assert client_as("admin", is_demo=True).post(LIST).status_code == 405


def test_fifty_rows_make_a_page(
    client_as: Callable[..., Client], four_partnerships: Partnerships
) -> None:
    for number in range(51):
        record(kind="test-published", now=NOW, subject=f"x.Page:{number}")
    admin = client_as("admin", is_demo=True)
    assert subjects(admin)[:2] == ["x.Page:50", "x.Page:49"]
    assert subjects(admin, "?p=2") == ["x.Page:0"]
    assert "?kind=test-published&amp;p=2" in admin.get(
        LIST + "?kind=test-published"
    ).content.decode().replace("p=2&amp;kind=test-published", "kind=test-published&amp;p=2")


@pytest.mark.parametrize("more", [0, 2, 29])
def test_a_long_log_costs_no_more_queries(
    queries: Callable[[int], AbstractContextManager[object]],
    four_partnerships: Partnerships,
    more: int,
) -> None:
    tees = four_partnerships["tees"]
    for number in range(1 + more):
        actor = UserFactory(username=f"p{number}")
        record(kind="test-published", now=NOW, actor=actor, partnership=tees)
    with queries(2):  # rows, and the names of everybody in them
        rows = event_rows(log_of([tees.pk], with_whole_portal=False), [tees])
    assert [row.who for row in rows] == [f"p{n}" for n in reversed(range(1 + more))]


def test_the_page_costs_the_same_for_one_row_and_fifty(
    client_as: Callable[..., Client],
    queries: Callable[[int], AbstractContextManager[object]],
    four_partnerships: Partnerships,
) -> None:
    from django.db import connection  # beside what it counts
    from django.test.utils import CaptureQueriesContext

    admin = client_as("admin", is_demo=True)
    costs = []
    for rows in (1, 49):
        for _ in range(rows):
            record(kind="test-published", now=NOW, actor=UserFactory())
        admin.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            admin.get(LIST)
        costs.append(len(captured))
    assert costs[0] == costs[1]


# The words


def row_of(**values: object) -> EventRow:
    event = AuditEvent(at=NOW, kind="test-published", **values)
    return event_rows([event], [Partnership(pk=3, name="Tees")])[0]


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({}, "who", "The portal itself"),
        ({"actor_id": 987}, "who", "Account 987, since deleted"),
        ({}, "where", "The whole portal"),
        ({"partnership_id": 3}, "where", "Tees"),
        ({"partnership_id": 9}, "where", "Partnership 9"),
        ({}, "what", "Test put in front of readers"),
        ({"subject": "core.StandardPage:12"}, "about", "Standard page 12"),
        ({}, "details", ()),
        (
            {"detail": {"a": 1, "b": True, "reason": "cover"}},
            "details",
            ("a: 1", "b: true", "Standing in for a colleague"),
        ),
        ({"detail": {"reason": "older"}}, "details", ("older",)),
    ],
)
@pytest.mark.django_db
def test_words_of_a_row(values: dict[str, object], field: str, expected: object) -> None:
    assert getattr(row_of(**values), field) == expected


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("", ""), ("core.Partnership:3", "Partnership 3"), ("core.Partnership", "Partnership"),
        ("gone.Table:3", "gone.Table:3"), ("a.b.c:1", "a.b.c:1"), ("packs", "packs"),
    ],
)  # fmt: skip
def test_words_of_a_subject(subject: str, words: str) -> None:
    assert subject_words(subject) == words


def test_a_kind_nobody_names_keeps_its_own_name() -> None:
    assert kind_words("long-gone-kind") == "Long gone kind"


def test_every_reason_has_words() -> None:
    from portal.core.audit.presenters import REASONS  # beside what it is compared with

    assert set(REASONS) == set(ReadReason)
    assert len({str(words) for words in REASONS.values()}) == len(ReadReason)


# For those who must know who opened a record


def test_the_reads_of_one_record_are_found(
    four_partnerships: Partnerships, queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    tees, other = four_partnerships["tees"], four_partnerships["gloucestershire"]
    readers = [UserFactory(), UserFactory()]
    for partnership in (tees, other):
        for reader in readers:
            for subject in ("x.Tracker:7", "x.Tracker:70"):
                record_read(kind="test-opened", now=NOW, actor=reader, partnership=partnership,
                            subject=subject, reason=ReadReason.REQUEST)  # fmt: skip
    record(kind="test-published", now=NOW, partnership=tees, subject="x.Tracker:7")
    with queries(1):
        found = reads_of(tees, subject="x.Tracker:7")
    assert [row.actor_id for row in found] == [reader.pk for reader in reversed(readers)]
    assert {row.detail["reason"] for row in found} == {"request"}
