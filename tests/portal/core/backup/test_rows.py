"""Rows are written down the same on both databases, and come back the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from portal.core import registry
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.core.backup import rows
from portal.core.backup.columns import Column, Kind, column_of
from portal.core.backup.exceptions import ColumnUnknown
from portal.core.backup.rows import Sum, one_spelling, parts, read_lines, write_lines
from portal.core.backup.tables import Table, all_models, is_left_out, kept_tables, table_of

FULL = {
    "key": "b", "yes": True, "number": -(2**40), "share": 0.1, "price": Decimal("1234.50"),
    "text": 'Łódź, "quoted"\nمرحبا 🏠\ttab\\',
    "at": datetime(2026, 3, 29, 0, 59, 59, 7, tzinfo=UTC), "day": date(2024, 2, 29),
    "time": time(23, 59, 0, 5), "span": timedelta(days=-1, microseconds=3),
    "uuid": UUID("00112233-4455-6677-8899-aabbccddeeff"), "data": {"z": [1, 2.5, None], "ä": "b"},
    "raw": b"\x00\xff",
}  # fmt: skip
FULL_LINE = (
    r'["b",true,-1099511627776,0.1,"1234.50","\u0141\u00f3d\u017a, \"quoted\"\n\u0645\u0631\u062d'
    r'\u0628\u0627 \ud83c\udfe0\ttab\\","2026-03-29T00:59:59.000007+00:00","2024-02-29",'
    r'"23:59:00.000005",-86399999997,"00112233-4455-6677-8899-aabbccddeeff",'
    r'[{"z":[1,2.5,null],"\u00e4":"b"}],"AP8="]'
)
NONE_LINE = '["A",null,null,null,null,"",null,null,null,null,null,null,null]'


@pytest.fixture
def sample(transactional_db: None) -> Iterator[type[models.Model]]:
    """Make a table with a column of every kind, and take it away again."""

    class Sample(models.Model):
        key = models.CharField(max_length=10, primary_key=True)
        yes = models.BooleanField(null=True)
        number = models.BigIntegerField(null=True)
        share = models.FloatField(null=True)
        price = models.DecimalField(null=True, max_digits=10, decimal_places=2)
        text = models.TextField()
        at = models.DateTimeField(null=True)
        day = models.DateField(null=True)
        time = models.TimeField(null=True)
        span = models.DurationField(null=True)
        uuid = models.UUIDField(null=True)
        data = models.JSONField(null=True)
        raw = models.BinaryField(null=True)

        class Meta:
            apps = Apps()  # its own, so that nobody else sees this table
            app_label = "core"
            db_table = "backup_sample"

        def __str__(self) -> str:
            return self.key

    with connection.schema_editor() as editor:
        editor.create_model(Sample)
    yield Sample
    with connection.schema_editor() as editor:
        editor.delete_model(Sample)


def read(table: Table) -> list[str]:
    return [line.decode().rstrip("\n") for line in read_lines(table)]


def test_every_kind_of_value_is_written_in_one_spelling(sample: type[models.Model]) -> None:
    sample.objects.create(**FULL)
    sample.objects.create(key="A", text="")
    lines = read(table_of(sample))
    assert json.loads(lines[1]) == json.loads(FULL_LINE)
    assert lines[0] == NONE_LINE
    if connection.vendor == "sqlite":  # which keeps the order of JSON's names
        assert lines[1] == FULL_LINE


def test_every_kind_of_value_comes_back(sample: type[models.Model]) -> None:
    write_lines(table_of(sample), [f"{FULL_LINE}\n".encode(), f"{NONE_LINE}\n".encode()])
    full = sample.objects.values().get(key="b")
    assert {**full, "raw": bytes(full["raw"])} == FULL
    empty = sample.objects.values().get(key="A")
    assert {name for name, value in empty.items() if value is not None} == {"key", "text"}
    assert len(read(table_of(sample))) == 2


def test_nothing_and_a_null_of_json_are_two_things(sample: type[models.Model]) -> None:
    sample.objects.create(key="a", text="", data=models.Value(None, models.JSONField()))
    sample.objects.create(key="b", text="", data=None)
    table = table_of(sample)
    lines = [line.encode() + b"\n" for line in read(table)]
    assert [json.loads(line)[11] for line in lines] == [[None], None]
    sample.objects.all().delete()
    write_lines(table, lines)
    assert list(sample.objects.filter(data__isnull=True).values_list("key", flat=True)) == ["b"]


def test_text_keys_stand_in_one_order_on_both_databases(sample: type[models.Model]) -> None:
    keys = ["a", "B", "ä", "a-b", "ab", "A", "Z", "1", "_"]
    for key in keys:
        sample.objects.create(key=key, text="")
    found = [json.loads(line)[0] for line in read(table_of(sample))]
    assert found == sorted(keys)


@pytest.mark.django_db
def test_reading_a_table_is_one_query(
    queries: Callable[[int], AbstractContextManager[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 2)
    for number in range(5):
        record(kind="x", now=FULL["at"], subject=str(number))
    with queries(1):
        lines = list(read_lines(table_of(AuditEvent)))
    assert [json.loads(line)[5] for line in lines] == ["0", "1", "2", "3", "4"]


# Sums


TABLE = Table("x.X", "x", Column("id", Kind.NUMBER), (Column("id", Kind.NUMBER),))
WITH_JSON = Table("x.Y", "y", Column("id", Kind.NUMBER), (Column("data", Kind.JSON),))


def digest(table: Table, *lines: bytes) -> str:
    total = Sum(table)
    assert list(total.over(lines)) == list(lines)
    assert total.rows == len(lines)
    return total.digest


def test_a_sum_tells_rows_and_their_order_apart() -> None:
    assert digest(TABLE, b"[1]\n", b"[2]\n") == digest(TABLE, b"[1]\n", b"[2]\n")
    sums = {digest(TABLE), digest(TABLE, b"[1]\n", b"[2]\n"), digest(TABLE, b"[2]\n", b"[1]\n"),
            digest(TABLE, b"[1]\n"), digest(TABLE, b"[12]\n")}  # fmt: skip
    assert len(sums) == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'[[{"a":1,"b":2}]]', b'[[{"b":2,"a":1}]]'),
        (b"[[1.0]]", b"[[1]]"),
        (b"[[1e16]]", b"[[10000000000000000]]"),
        (b"[[1e-07]]", b"[[0.0000001]]"),
        (b'[["\xc3\xa9"]]', b'[["\\u00e9"]]'),
    ],
)
def test_json_has_one_spelling_whichever_database_wrote_it(one: bytes, other: bytes) -> None:
    assert one_spelling(one) == one_spelling(other)
    assert digest(WITH_JSON, one) == digest(WITH_JSON, other)


def test_other_json_is_another_row() -> None:
    lines = [b"[[1]]", b'[["1"]]', b"[[true]]", b"[[null]]", b"[null]", b"[[1.5]]", b"[[]]"]
    assert len({one_spelling(line) for line in lines}) == len(lines)


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=30), st.integers(1, 100))
def test_parts_hold_whole_lines_and_all_of_them(lines: list[bytes], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "PART_BYTES", size)
        found = list(parts(lines))
    assert b"".join(found) == b"".join(lines)
    assert all(len(part) < size + 40 for part in found)
    assert b"" not in found


# Tables


def test_every_table_of_the_product_can_be_written_down() -> None:
    labels = [table.label for table in kept_tables()]
    assert labels == sorted(labels)
    assert {"core.HomePage", "users.User", "audit.AuditEvent", "wagtailcore.Page"} <= set(labels)
    assert "core.Partnership" in labels
    assert all(table.columns for table in kept_tables())


def test_drafts_sessions_queues_and_what_is_derived_stay_out() -> None:
    out = {model._meta.label for model in all_models() if is_left_out(model)}
    assert out == {
        "vault.Run", "vault.RunOpener", "sessions.Session", "django_tasks_database.DBTaskResult",
        *(model._meta.label for model in apps.get_app_config("wagtailsearch").get_models()),
        *(f"portal_search.{name}" for name in ("SearchEntry", "SearchText", "SearchWord")),
        "search_elastic.FeedRow", "search_elastic.Indexing",
    }  # fmt: skip


def test_no_row_that_is_kept_needs_one_that_is_left_out() -> None:
    leaning = [
        str(field)
        for model in all_models()
        if not is_left_out(model)
        for field in model._meta.local_concrete_fields
        if field.remote_field and is_left_out(field.remote_field.model)
    ]
    assert leaning == []


def test_everything_left_out_is_there_and_has_a_reason() -> None:
    names = {model._meta.label for model in all_models()}
    known = names | {model._meta.app_label for model in all_models()}
    for name, why in registry.left_out_of_backups.items():
        assert name in known
        assert why


def test_foreign_keys_are_of_the_kind_of_what_they_point_to() -> None:
    page = apps.get_model("wagtailcore.Page")
    assert column_of(page._meta.get_field("locale")) == Column("locale_id", Kind.NUMBER)
    assert column_of(page._meta.get_field("translation_key")).kind is Kind.UUID
    translation = apps.get_model("wagtail_localize.TranslationSource")
    assert column_of(translation._meta.get_field("object")) == Column("object_id", Kind.UUID)


def test_a_column_nobody_knows_how_to_write_is_refused() -> None:
    class Odd(models.Field):
        def get_internal_type(self) -> str:
            return "OddField"

    field = Odd()
    field.set_attributes_from_name("odd")
    with pytest.raises(ColumnUnknown, match="OddField"):
        column_of(field)
