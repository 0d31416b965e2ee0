"""A sealed field: only its row opens it, nothing can be looked up in it, nothing leaks from it."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Lower
from django.test.utils import isolate_apps

from portal.core.vault.exceptions import LookUpRefused, SealBroken
from portal.core.vault.fields import EncryptedField, Sealed
from portal.core.vault.models import PartnershipKey
from portal.core.vault.sealing import key_id_of
from tests.factories import PartnershipFactory

SECRET = "She waits by the park gate."


@pytest.fixture
def row(partnership):
    return PartnershipKey.objects.create(partnership=partnership, key=SECRET)


def stored(row):
    """Read what lies in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM vault_partnershipkey WHERE partnership_id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


# Writing and reading


def test_the_table_never_sees_the_text(row):
    assert stored(row).startswith(b"v1|test|")
    assert b"park" not in stored(row)
    assert PartnershipKey.objects.get().key == SECRET
    assert row.key == SECRET  # the row that was saved knows it still


def test_a_row_read_for_something_else_opens_nothing(row, keys):
    keys("new")  # the key of the row is gone
    found = PartnershipKey.objects.get()
    assert found.partnership_id == row.pk
    with pytest.raises(SealBroken, match="a key that we do not have"):
        _ = found.key


def test_a_field_left_out_is_read_and_opened_when_it_is_asked_for(row, queries):
    with queries(2):
        assert PartnershipKey.objects.defer("key").get().key == SECRET


def test_opening_twice_asks_nothing_twice(row, queries):
    found = PartnershipKey.objects.get()
    with queries(0):
        assert (found.key, found.key) == (SECRET, SECRET)


@pytest.mark.parametrize(
    "text", ["", "ż – “quoted” 🙂 \x00 end", "v1|test|like a sealed one", "a" * 50_000]
)
def test_any_text_comes_back(row, text):
    row.key = text
    row.save()
    assert PartnershipKey.objects.get().key == text


def test_every_save_seals_anew_with_the_newest_key(row, keys, settings):
    settings.FIELD_KEYS = (*settings.FIELD_KEYS,)
    first = stored(row)
    row.save()
    assert stored(row) != first
    test_key = settings.FIELD_KEYS[0]
    keys("new")
    settings.FIELD_KEYS = (*settings.FIELD_KEYS, test_key)
    PartnershipKey.objects.get().save()
    assert key_id_of(stored(row)) == "new"
    assert PartnershipKey.objects.get().key == SECRET


def test_a_text_moved_to_another_row_does_not_open(row):
    other = PartnershipKey.objects.create(partnership=PartnershipFactory(), key="Another.")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE vault_partnershipkey SET key = %s WHERE partnership_id = %s",
            [stored(other), row.pk],
        )
    moved = PartnershipKey.objects.get(pk=row.pk)
    with pytest.raises(SealBroken, match="changed, or belongs elsewhere"):
        _ = moved.key
    with pytest.raises(SealBroken), transaction.atomic():  # nor is it this row's by saving
        moved.save()
    assert PartnershipKey.objects.get(pk=other.pk).key == "Another."


def test_rows_are_made_in_bulk_like_any_other(partnership):
    keys = [
        PartnershipKey(partnership=area, key=f"Of {area.pk}")
        for area in (partnership, PartnershipFactory())
    ]
    PartnershipKey.objects.bulk_create(keys)
    found = {key.pk: key.key for key in PartnershipKey.objects.all()}
    assert found == {key.pk: f"Of {key.pk}" for key in keys}


# Ways in which a bare text could reach the table


def test_an_update_cannot_write_a_bare_text(row):
    for value in (SECRET, SECRET.encode(), Value(SECRET, output_field=EncryptedField())):
        with pytest.raises(SealBroken, match="saving its row"), transaction.atomic():
            PartnershipKey.objects.update(key=value)
    with pytest.raises(SealBroken, match="saving its row"), transaction.atomic():
        PartnershipKey.objects.bulk_update([row], ["key"])
    assert PartnershipKey.objects.get().key == SECRET


def test_a_row_without_an_id_seals_nothing():
    with pytest.raises(SealBroken, match="needs an id"):
        PartnershipKey._meta.get_field("key").seal(PartnershipKey(), SECRET)


# Looking up


@pytest.mark.parametrize(
    "look_up",
    ["exact", "iexact", "contains", "icontains", "in", "gt", "startswith", "regex", "nonsense"],
)
def test_nothing_can_be_looked_up(row, look_up):
    value = [SECRET] if look_up == "in" else SECRET
    with pytest.raises(LookUpRefused, match=r"vault.PartnershipKey.key is sealed"):
        PartnershipKey.objects.filter(**{f"key__{look_up}": value}).count()


def test_nor_without_saying_how_nor_from_another_table(row, partnership):
    with pytest.raises(LookUpRefused):
        PartnershipKey.objects.filter(key=SECRET).count()
    with pytest.raises(LookUpRefused):
        type(partnership).objects.filter(vault_key__key__icontains="park").count()
    with pytest.raises(LookUpRefused):
        PartnershipKey.objects.exclude(key="").count()


def test_whether_there_is_anything_may_be_asked(row):
    assert PartnershipKey.objects.filter(key__isnull=False).count() == 1


# Leaving by another door


def test_values_are_given_sealed(row):
    [(value,)] = PartnershipKey.objects.values_list("key")
    assert isinstance(value, Sealed)
    assert repr(value) == "<sealed>"
    [(copied,)] = PartnershipKey.objects.annotate(copy=F("key")).values_list("copy")
    assert repr(copied) == "<sealed>"


def test_a_function_of_the_database_sees_no_text(row):
    try:
        with transaction.atomic():
            [value] = PartnershipKey.objects.values_list(Lower("key"), flat=True)
    except DatabaseError as fault:  # each database refuses in its own words
        value = fault
    assert "park" not in repr(value)


def test_a_dump_holds_sealed_text_and_is_read_back(row):
    dump = serializers.serialize("json", PartnershipKey.objects.all())
    assert "park" not in dump
    assert json.loads(dump)[0]["fields"]["key"].startswith("v1|test|")
    PartnershipKey.objects.all().delete()
    for read in serializers.deserialize("json", dump):
        read.save()
    assert PartnershipKey.objects.get().key == SECRET


def test_a_migration_knows_the_field_and_what_it_is_bound_to():
    field = EncryptedField(bound_to=["form_version"], null=True)
    _name, path, args, kwargs = field.deconstruct()
    assert path == "portal.core.vault.fields.EncryptedField"
    assert (args, kwargs) == ([], {"bound_to": ["form_version"], "null": True})
    assert "bound_to" not in EncryptedField().deconstruct()[3]


def test_a_typed_text_is_checked_like_any_other():
    field = EncryptedField(null=True)
    field.set_attributes_from_name("note")
    assert field.clean("v1|not|sealed", None) == "v1|not|sealed"
    assert field.clean(None, None) is None


def test_nothing_is_told_apart_from_an_empty_text():
    assert (EncryptedField().get_default(), EncryptedField(null=True).get_default()) == ("", None)
    assert EncryptedField(default="none yet").get_default() == "none yet"


# Bound to what the model names, checked at the start


@isolate_apps("portal.core.vault")
def test_what_a_field_is_bound_to_counts():
    class Letter(models.Model):
        id = models.UUIDField(primary_key=True)
        form_version = models.CharField(max_length=8)
        body = EncryptedField(bound_to=["form_version"])

        class Meta:
            app_label = "vault"

        def __str__(self):
            return self.form_version

    field = Letter._meta.get_field("body")
    letter = Letter(id="0f" * 16, form_version="1", body="")
    sealed = field.seal(letter, SECRET)
    assert field.open(letter, sealed) == SECRET
    letter.form_version = "2"
    with pytest.raises(SealBroken):
        field.open(letter, sealed)
    assert [message.id for message in field.check()] == []


@isolate_apps("portal.core.vault")
def test_a_counter_for_a_key_and_a_binding_to_nothing_stop_the_start():
    class Note(models.Model):
        id = models.BigAutoField(primary_key=True)
        body = EncryptedField(bound_to=["version", "id", "owner_id"])

        class Meta:
            app_label = "vault"

        def __str__(self):
            return str(self.pk)

    found = {message.id: message.msg for message in Note._meta.get_field("body").check()}
    assert found == {
        "vault.E001": "A row with a sealed field needs an id before it is saved; choose its key.",
        "vault.E002": "bound to version, owner_id, which the model does not have.",
    }


def test_every_sealed_field_of_the_portal_passes_its_check():
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedField)
    ]
    assert fields
    assert [message for field in fields for message in field.check()] == []
