"""Whoever changes the log, even past the triggers, is found out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.core.audit.chain import Fault, canonical
from portal.core.audit.models import AuditEvent, AuditSegment
from portal.core.audit.queries import last_segment, rows_of, seal_of
from portal.core.audit.sealing import KEPT_FOR, expire_segments
from portal.core.audit.verification import Head, verify
from tests.portal.core.audit.conftest import DAY, LONG_AGO, add_day

pytestmark = pytest.mark.django_db

Raw = Callable[..., None]


def ids(segment: int) -> list[int]:
    rows = AuditEvent.objects.filter(segment_id=segment).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def test_an_empty_log_is_sound() -> None:
    verdict = verify()
    assert (verdict.segments, verdict.rows, verdict.head, verdict.is_sound) == (0, 0, None, True)


def test_a_log_nobody_touched_is_sound(chain: None) -> None:
    AuditEvent.objects.create(at=LONG_AGO, kind="late")
    verdict = verify()
    last = last_segment()
    assert last is not None
    assert (verdict.segments, verdict.over, verdict.rows, verdict.unsealed) == (3, 0, 9, 1)
    assert verdict.head == Head(3, last.digest)
    assert verdict.is_sound


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'other'", "subject = 'core.Page:9'", "actor_id = 7", "partnership_id = 7",
        "detail = '{\"day\": 9}'", "at = '2025-03-02 09:01:01+00:00'",
    ],
)  # fmt: skip
def test_a_changed_row_is_found_in_its_segment(chain: None, raw: Raw, change: str) -> None:
    raw(f"UPDATE audit_auditevent SET {change} WHERE id = %s", ids(2)[1])
    verdict = verify()
    assert (verdict.broken, verdict.fault, verdict.segments) == (2, Fault.ROWS, 1)


def test_a_deleted_row_is_found(chain: None, raw: Raw) -> None:
    raw("DELETE FROM audit_auditevent WHERE id = %s", ids(2)[1])
    verdict = verify()
    assert (verdict.broken, verdict.fault, verdict.rows) == (2, Fault.COUNT, 3)


def test_rows_in_another_order_are_found(chain: None, raw: Raw) -> None:
    first, second, _third = ids(3)
    for old, new in ((first, -1), (second, first), (-1, second)):
        raw("UPDATE audit_auditevent SET id = %s WHERE id = %s", new, old)
    assert (verify().broken, verify().fault) == (3, Fault.ROWS)


def test_a_row_moved_to_another_segment_is_found(chain: None, raw: Raw) -> None:
    raw("UPDATE audit_auditevent SET segment_id = 2 WHERE id = %s", ids(1)[2])
    assert (verify().broken, verify().fault) == (1, Fault.COUNT)


def test_a_row_slipped_into_a_segment_is_found(chain: None) -> None:
    AuditEvent.objects.create(at=LONG_AGO, kind="x", segment=AuditSegment.objects.get(number=2))
    assert (verify().broken, verify().fault) == (2, Fault.COUNT)


@pytest.mark.parametrize("change", ["count = 4", "rows_digest = 'x'", "digest = 'x'"])
def test_a_changed_segment_is_found(chain: None, raw: Raw, change: str) -> None:
    raw(f"UPDATE audit_auditsegment SET {change} WHERE number = 2")
    assert (verify().broken, verify().fault) == (2, Fault.SEAL)


def test_a_row_changed_together_with_its_segment_breaks_the_next(chain: None, raw: Raw) -> None:
    raw("UPDATE audit_auditevent SET kind = 'other' WHERE id = %s", ids(2)[1])
    segment = AuditSegment.objects.get(number=2)
    rows = rows_of(segment)
    assert rows is not None
    segment.rows_digest = rows.digest
    raw("UPDATE audit_auditsegment SET rows_digest = %s, digest = %s WHERE number = 2",
        rows.digest, seal_of(segment).digest())  # fmt: skip
    assert (verify().broken, verify().fault) == (3, Fault.PREVIOUS)


def test_a_segment_that_is_gone_is_found(chain: None, raw: Raw) -> None:
    raw("DELETE FROM audit_auditevent WHERE segment_id = 2")
    raw("DELETE FROM audit_auditsegment WHERE number = 2")
    verdict = verify()
    assert (verdict.broken, verdict.fault, verdict.segments) == (3, Fault.NUMBER, 1)


def test_rows_of_a_segment_that_is_over_are_found(chain: None) -> None:
    expire_segments(LONG_AGO + KEPT_FOR + timedelta(hours=1), 1000)
    AuditEvent.objects.create(at=LONG_AGO, kind="x", segment=AuditSegment.objects.get(number=1))
    assert (verify().broken, verify().fault) == (1, Fault.LEFT)


def test_a_chain_cut_off_at_its_end_is_found_by_a_head_kept_elsewhere(
    chain: None, raw: Raw
) -> None:
    kept = verify().head
    assert verify(expected=kept).is_sound
    raw("DELETE FROM audit_auditevent WHERE segment_id = 3")
    raw("DELETE FROM audit_auditsegment WHERE number = 3")
    assert verify().is_sound
    verdict = verify(expected=kept)
    assert (verdict.fault, verdict.is_head_known, verdict.is_sound) == (None, False, False)


def test_a_head_is_known_after_the_chain_has_grown_and_shrunk(chain: None) -> None:
    kept = verify().head
    add_day(3)
    expire_segments(LONG_AGO + KEPT_FOR + 3 * DAY, 1000)
    assert verify(expected=kept).is_sound


@pytest.mark.parametrize("more", [0, 2, 29])
def test_checking_costs_one_query_for_each_segment(
    queries: Callable[[int], object], chain: None, more: int
) -> None:
    for day in range(3, 3 + more):
        add_day(day, rows=1 + more)
    with queries(3 + 3 + more):  # triggers, rows that are not sealed, segments
        assert verify().segments == 3 + more


# The command


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("audit_verify", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_what_it_followed(chain: None) -> None:
    last = last_segment()
    assert last is not None
    assert run() == (
        "Segments   3, 0 of them over\n"
        "Rows       9 sealed, 0 not yet\n"
        f"Head       3:{last.digest}\n"
        "Nothing was changed.\n"
    )
    assert run("--head", f"3:{last.digest}") == run()


def test_the_command_names_the_first_broken_segment(chain: None, raw: Raw) -> None:
    for segment in (3, 2):
        raw("UPDATE audit_auditevent SET kind = 'other' WHERE segment_id = %s", segment)
    with pytest.raises(CommandError, match="Segment 2 is broken: rows were changed") as caught:
        run()
    assert caught.value.returncode == 1


def test_the_command_names_a_missing_trigger(chain: None) -> None:
    on = " ON audit_auditevent" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        if on:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"DROP TRIGGER append_only_event_update{on}")
    with pytest.raises(CommandError, match="lacks triggers: append_only_event_update"):
        run()


def test_the_command_says_when_the_head_is_another(chain: None) -> None:
    with pytest.raises(CommandError, match="cut off or made anew"):
        run("--head", "3:" + "0" * 64)


@pytest.mark.parametrize("text", ["3", "x:" + "0" * 64, "3:abc", ":"])
def test_the_command_refuses_what_is_no_head(text: str) -> None:
    with pytest.raises(CommandError, match="as this command prints it"):
        run("--head", text)


def test_only_what_has_one_spelling_is_sealed() -> None:
    assert canonical({"b": "é", "a": LONG_AGO}) == (
        b'{"a":"2025-03-01T09:00:00.000000+00:00","b":"\\u00e9"}'
    )
    with pytest.raises(TypeError):
        canonical({"a": object()})
