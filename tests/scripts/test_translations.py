"""Catalogues are compiled without gettext's tools, and only when they changed."""

from __future__ import annotations

import gettext
import os

import polib
import pytest

from scripts.translations import compile_catalogues


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "pl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    words = polib.POFile()
    words.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    words.append(polib.POEntry(msgid="Search", msgstr="Szukaj"))
    words.save(str(path))
    return path


def test_catalogue_is_compiled(catalogue, tmp_path):
    assert compile_catalogues(tmp_path) == 1
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Search") == "Szukaj"
    assert not catalogue.with_suffix(".mo.new").exists()


def test_unchanged_catalogue_is_left(catalogue, tmp_path):
    compile_catalogues(tmp_path)
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(b"as it was")
    assert compile_catalogues(tmp_path) == 1
    assert compiled.read_bytes() == b"as it was"


def test_changed_catalogue_is_compiled_again(catalogue, tmp_path):
    compile_catalogues(tmp_path)
    compiled = catalogue.with_suffix(".mo")
    compiled.write_bytes(b"old")
    later = compiled.stat().st_mtime_ns + 1_000_000
    os.utime(catalogue, ns=(later, later))
    compile_catalogues(tmp_path)
    assert compiled.read_bytes() != b"old"


def test_no_catalogue_is_no_fault(tmp_path):
    assert compile_catalogues(tmp_path) == 0
