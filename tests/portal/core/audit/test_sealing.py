"""Sealing rows in segments, and taking whole segments out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from portal.core.audit import sealing
from portal.core.audit.actions import record
from portal.core.audit.exceptions import SealingOvertaken
from portal.core.audit.models import AuditEvent, AuditSegment
from portal.core.audit.queries import last_segment
from portal.core.audit.sealing import KEPT_FOR, expire_segments, seal_events
from portal.core.audit.verification import verify
from tests.portal.core.audit.conftest import DAY, LONG_AGO, add_day

pytestmark = pytest.mark.django_db

ALL = 1000  # more rows than a test has


def test_rows_are_sealed_in_the_order_of_their_numbers(chain: None) -> None:
    rows = AuditEvent.objects.order_by("pk").values_list("segment_id", "detail")
    assert [(segment, detail["day"]) for segment, detail in rows] == [
        (1, 0), (1, 0), (1, 0), (2, 1), (2, 1), (2, 1), (3, 2), (3, 2), (3, 2),
    ]  # fmt: skip
    first, second, third = AuditSegment.objects.order_by("number")
    assert [first.previous_digest, second.previous_digest, third.previous_digest] == [
        "", first.digest, second.digest,
    ]  # fmt: skip
    assert (first.count, first.last_id - first.first_id) == (3, 2)
    assert first.newest_at == LONG_AGO + timedelta(minutes=2)
    assert first.sealed_at == LONG_AGO + timedelta(hours=1)
    assert str(third) == f"3: {third.digest[:12]}"
    assert last_segment() == third


def test_nothing_to_seal_makes_no_segment(chain: None) -> None:
    assert seal_events(now=LONG_AGO + 9 * DAY) == 0
    assert AuditSegment.objects.count() == 3


def test_many_rows_become_several_segments(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MOST_ROWS", 4)
    for _ in range(9):
        record(kind="page-published", now=LONG_AGO)
    assert seal_events(now=LONG_AGO) == 9
    assert list(AuditSegment.objects.order_by("number").values_list("count", flat=True)) == [
        4, 4, 1,
    ]  # fmt: skip
    assert verify().is_sound


def test_sealing_costs_the_same_for_few_rows_and_many(
    queries: Callable[[int], object], db: None
) -> None:
    for rows in (1, 30):
        for _ in range(rows):
            record(kind="page-published", now=LONG_AGO)
        lock = 1 if transaction.get_connection().vendor == "postgresql" else 0
        with queries(6 + lock):  # savepoint, rows, last segment, new one, update, release
            assert seal_events(now=LONG_AGO) == rows


def test_a_row_taken_by_somebody_else_undoes_the_segment(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(kind="page-published", now=LONG_AGO)
    monkeypatch.setattr(type(AuditEvent.objects.all()), "seal", lambda self, segment: 0)
    with pytest.raises(SealingOvertaken):
        seal_events(now=LONG_AGO)
    assert not AuditSegment.objects.exists()


def test_a_chain_cannot_fork(chain: None) -> None:
    second = AuditSegment.objects.get(number=2)
    values = {"rows_digest": "r", "count": 1, "first_id": 1, "last_id": 1,
              "newest_at": LONG_AGO, "sealed_at": LONG_AGO}  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditSegment.objects.create(
            number=9, previous_digest=second.previous_digest, digest="d", **values
        )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"number": 0}, "audit_segment_"),
        ({"count": 0}, "holds_rows"),
        ({"first_id": 2}, "holds_rows"),
        ({"number": 2}, "follows_another"),
        ({"previous_digest": "p"}, "follows_another"),
        ({"expired_at": LONG_AGO}, "before_it_expires"),
    ],
)
def test_a_segment_that_cannot_be_is_refused(
    db: None, change: dict[str, object], name: str
) -> None:
    values = {"number": 1, "previous_digest": "", "rows_digest": "r", "digest": "d", "count": 1,
              "first_id": 1, "last_id": 1, "newest_at": LONG_AGO, "sealed_at": LONG_AGO,
              **change}  # fmt: skip
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AuditSegment.objects.create(**values)


@pytest.mark.parametrize(
    "change", [{"kind": ""}, {"is_read": True}, {"is_read": True, "actor_id": 1},
               {"is_read": True, "subject": "x"}],
)  # fmt: skip
def test_an_event_that_cannot_be_is_refused(db: None, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="audit_"), transaction.atomic():
        AuditEvent.objects.create(**{"kind": "x", "at": LONG_AGO, **change})


class TestSealing(TestCase):
    """Whatever comes between, every row is in exactly one segment and the chain holds."""

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.integers(min_value=0, max_value=5), max_size=8))
    def test_rows_and_sealings_in_any_order(self, rows: list[int]) -> None:
        for day, count in enumerate(rows):
            add_day(day, rows=count)
        counts = AuditSegment.objects.order_by("number").values_list("count", flat=True)
        assert list(counts) == [count for count in rows if count]
        assert not AuditEvent.objects.unsealed().exists()
        assert verify().rows == sum(rows)


# Retention


def test_whole_segments_go_and_the_chain_still_holds(chain: None) -> None:
    head = last_segment()
    now = LONG_AGO + KEPT_FOR + DAY + timedelta(hours=1)  # two days are over, the third is not

    assert expire_segments(now, ALL) == 6
    assert expire_segments(now, ALL) == 0

    assert list(AuditEvent.objects.values_list("segment_id", flat=True)) == [3, 3, 3]
    assert list(AuditSegment.objects.order_by("number").values_list("expired_at", flat=True)) == [
        now, now, None,
    ]  # fmt: skip
    verdict = verify()
    assert (verdict.segments, verdict.over, verdict.rows, verdict.is_sound) == (3, 2, 3, True)
    assert head is not None
    assert verdict.head is not None
    assert verdict.head.digest == head.digest


@pytest.mark.parametrize(
    ("limit", "steps"), [(1, [3, 3, 3, 0]), (3, [3, 3, 3, 0]), (4, [6, 3, 0]), (9, [9, 0])]
)
def test_segments_go_whole_and_only_so_many_at_once(
    chain: None, limit: int, steps: list[int]
) -> None:
    now = LONG_AGO + KEPT_FOR + 9 * DAY
    assert [expire_segments(now, limit) for _ in steps] == steps
    assert verify().is_sound


def test_a_segment_stays_to_the_end_of_its_newest_rows_time(chain: None) -> None:
    newest = LONG_AGO + timedelta(minutes=2)
    assert expire_segments(newest + KEPT_FOR, ALL) == 0
    assert expire_segments(newest + KEPT_FOR + timedelta(seconds=1), ALL) == 3


def test_rows_after_retention_follow_on(chain: None) -> None:
    expire_segments(LONG_AGO + KEPT_FOR + 9 * DAY, ALL)
    add_day(500)
    verdict = verify()
    assert (verdict.segments, verdict.over, verdict.rows) == (4, 3, 3)
    assert verdict.is_sound


def test_a_broken_segment_is_kept_as_evidence(
    chain: None, raw: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    raw("UPDATE audit_auditevent SET kind = 'other' WHERE segment_id = 1 AND subject = %s",
        "core.Page:1")  # fmt: skip
    with caplog.at_level(logging.ERROR):
        assert expire_segments(LONG_AGO + KEPT_FOR + 9 * DAY, ALL) == 6
    assert [record.job for record in caplog.records] == ["1"]
    assert AuditEvent.objects.filter(segment_id=1).count() == 3


def test_a_segment_somebody_else_has_ended_is_left_alone(
    chain: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(AuditSegment.objects.all()), "expire", lambda self, **_values: 0)
    assert expire_segments(LONG_AGO + KEPT_FOR + 9 * DAY, ALL) == 0
    assert AuditEvent.objects.count() == 9
