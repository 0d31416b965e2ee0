"""The schemas that editors complete by are those that the loader checks by."""

from __future__ import annotations

import json

import pytest

from portal.packs.queries import SHIPPED
from portal.packs.schema_files import FOLDER, schema_files, write_schemas


def test_the_shipped_schemas_are_current():
    assert {file.name: file.read_text() for file in FOLDER.iterdir()} == dict(schema_files())


def test_there_is_one_for_each_kind_of_file():
    assert [name for name, _text in schema_files()] == [
        "partnership.schema.json",
        "contacts.schema.json",
        "laws.schema.json",
        "terms.schema.json",
        "harm.schema.json",
        "language.schema.json",
        "synonyms.schema.json",
        "plan.schema.json",
        "measures.schema.json",
        "meetings.schema.json",
        "navigator.schema.json",
        "navigator_scenarios.schema.json",
        "page.schema.json",
    ]


@pytest.mark.parametrize(
    "file", sorted(SHIPPED.glob("*/*.yaml")), ids=lambda file: file.parent.name
)
def test_every_shipped_file_names_its_own(file):
    first = file.read_text().splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{file.stem}.schema.json"


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*/harms/*.yaml")), ids=lambda file: file.stem)
def test_every_kind_of_harm_names_its_own(file):
    first = file.read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/harm.schema.json"


def test_they_refuse_what_the_loader_refuses():
    contact = json.loads((FOLDER / "contacts.schema.json").read_text())["$defs"]["ContactEntry"]
    assert contact["additionalProperties"] is False
    assert sorted(contact["required"]) == ["key", "kind", "name", "state"]
    assert contact["properties"]["state"]["enum"] == ["sure", "check", "blank"]
    assert contact["properties"]["kind"]["enum"][:2] == ["emergency", "front-door"]


def test_one_of_a_kind_that_is_no_more_is_taken_away(tmp_path):
    (tmp_path / "old.schema.json").write_text("{}")
    (tmp_path / "note.txt").write_text("mine")
    wanted = sorted(name for name, _text in schema_files())
    assert write_schemas(tmp_path) == wanted
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["note.txt", *wanted])
