"""What was done with the same sources is not done again."""

from __future__ import annotations

import pytest

from scripts.digests import Digests, digest_of


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "one.yaml").write_text("one")
    (tmp_path / "a" / "b" / "two.md").write_text("two")
    (tmp_path / "three.lock").write_text("three")
    return [tmp_path / "a", tmp_path / "three.lock", tmp_path / "missing"]


def test_digest_stays_the_same(sources):
    assert digest_of(sources) == digest_of(sources)


@pytest.mark.parametrize("name", ["a/one.yaml", "a/b/two.md", "three.lock"])
def test_digest_changes_with_any_content(sources, tmp_path, name):
    before = digest_of(sources)
    (tmp_path / name).write_text("changed")
    assert digest_of(sources) != before


def test_digest_changes_with_a_name(sources, tmp_path):
    before = digest_of(sources)
    (tmp_path / "a" / "one.yaml").rename(tmp_path / "a" / "renamed.yaml")
    assert digest_of(sources) != before


def test_digest_changes_with_a_new_file(sources, tmp_path):
    before = digest_of(sources)
    (tmp_path / "a" / "new.yaml").touch()
    assert digest_of(sources) != before


def test_compiled_python_does_not_count(sources, tmp_path):
    before = digest_of(sources)
    (tmp_path / "a" / "__pycache__").mkdir()
    (tmp_path / "a" / "__pycache__" / "one.pyc").write_text("x")
    assert digest_of(sources) == before


def test_digests_are_kept_side_by_side(tmp_path):
    done = Digests(tmp_path / "prepared.json")
    assert done.get("static") is None
    done.set("static", "1")
    done.set("packs", "2")
    done.set("static", "3")
    again = Digests(tmp_path / "prepared.json")
    assert (again.get("static"), again.get("packs")) == ("3", "2")


def test_a_broken_note_is_no_note(tmp_path):
    (tmp_path / "prepared.json").write_text("{oh")
    assert Digests(tmp_path / "prepared.json").get("static") is None
