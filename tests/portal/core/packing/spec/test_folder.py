from __future__ import annotations

import pytest

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.folder import PackFolder


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "a_pack"
    (root / "pages" / "deep").mkdir(parents=True)
    (root / "a.yaml").write_text("name: A\n")
    (root / "pages" / "b.md").write_text("b")
    (root / "pages" / "deep" / "c.md").write_text("c")
    return PackFolder(root, "a-pack")


def told(folder):
    return [str(fault) for fault in folder.faults]


def test_files_are_named_with_their_folder(folder):
    assert folder.yaml("a.yaml").file == "a_pack/a.yaml"
    assert folder.yaml("a.yaml").data == {"name": "A"}


def test_files_are_listed_through_all_folders(folder):
    assert folder.files("pages", ".md") == ["pages/b.md", "pages/deep/c.md"]
    assert folder.files("nowhere", ".md") == []


def test_a_missing_file_is_a_fault(folder):
    assert folder.yaml("b.yaml") is None
    assert told(folder) == ["a_pack/b.yaml:1: This file is missing."]
    assert not folder.has("b.yaml")


def test_a_file_in_another_encoding_is_a_fault(folder):
    (folder.root / "a.yaml").write_bytes("name: é".encode("latin-1"))
    assert folder.yaml("a.yaml") is None
    assert told(folder) == ["a_pack/a.yaml:1: This file is not UTF-8 text: unexpected end of data."]


def test_a_file_that_nothing_reads_is_a_fault(folder):
    folder.text("a.yaml")
    folder.text("pages/b.md")
    (folder.root / ".hidden").write_text("")
    folder.refuse_strangers()
    assert told(folder) == ["a_pack/pages/deep/c.md:1: Nothing reads this file; is its name right?"]


def test_only_one_pack_is_national(folder):
    assert not folder.is_national
    assert PackFolder(folder.root, "national").is_national


def test_faults_are_told_once_and_in_order():
    faults = Faults()
    faults.add("b", 1, "x")
    faults.add("a", 10, "x")
    faults.add("a", 2, "x")
    faults.add("a", 2, "x")
    assert [str(fault) for fault in faults] == ["a:2: x", "a:10: x", "b:1: x"]
    assert len(faults) == 3
