"""Files of rows that were undone are taken back; no others."""

from __future__ import annotations

import logging
from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.documents import get_document_model

from portal.core.uploads.written import WrittenFiles

pytestmark = pytest.mark.django_db
Document = get_document_model()


def upload(name="leaflet.pdf"):
    return Document.objects.create(title="Leaflet", file=ContentFile(b"%PDF-1.4", name=name))


class Stop(Exception):
    pass


def undone(do):
    """Do something within a transaction that fails; give what it gave."""
    made = []
    with suppress(Stop), WrittenFiles(), transaction.atomic():
        made.append(do())
        raise Stop
    return made[0]


def test_an_exception_takes_them_back():
    name = undone(upload).file.name
    assert not default_storage.exists(name)


def test_so_does_a_rollback_that_was_said():
    with WrittenFiles() as written, transaction.atomic():
        name = upload().file.name
        transaction.set_rollback(True)
        written.are_undone = True
    assert not default_storage.exists(name)


def test_what_is_kept_keeps_its_file():
    with WrittenFiles(), transaction.atomic():
        name = upload().file.name
    assert default_storage.exists(name)


def test_a_row_that_survives_keeps_its_file_though_others_are_undone():
    kept = upload("kept.pdf")

    def save_both():
        kept.save()
        return upload("lost.pdf").file.name

    assert not default_storage.exists(undone(save_both))
    assert default_storage.exists(kept.file.name)


def test_rows_saved_outside_are_nobodys_business():
    name = upload().file.name
    with pytest.raises(Stop), WrittenFiles():
        raise Stop
    assert default_storage.exists(name)


def test_a_file_that_cannot_be_deleted_is_logged_and_hides_nothing(monkeypatch, caplog):
    def refuse(_name):
        raise OSError("read-only")

    with caplog.at_level(logging.ERROR):
        undone(lambda: monkeypatch.setattr(upload().file.storage, "delete", refuse))
    assert [record.message for record in caplog.records] == ["A file could not be taken back"]
