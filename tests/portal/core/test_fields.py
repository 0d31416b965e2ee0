"""Blocks stay out of migrations."""

from __future__ import annotations

from pathlib import Path

from wagtail import blocks

from portal.core.fields import StreamField
from portal.core.models import HomePage, StandardPage

MIGRATIONS = Path(__file__).parents[3] / "portal" / "core" / "migrations"


def test_a_migration_sees_no_blocks() -> None:
    field = StreamField([("words", blocks.CharBlock())], blank=True)
    field.set_attributes_from_name("body")

    name, path, args, kwargs = field.deconstruct()

    assert (name, path, args) == ("body", "portal.core.fields.StreamField", [])
    assert kwargs == {"blank": True}


def test_a_field_comes_back_from_a_migration() -> None:
    field = StreamField([("words", blocks.CharBlock())])
    field.set_attributes_from_name("body")
    _name, _path, args, kwargs = field.deconstruct()

    again = StreamField(*args, **kwargs)

    assert list(again.stream_block.child_blocks) == []


def test_page_types_use_it() -> None:
    for model, name in ((HomePage, "doors"), (HomePage, "body"), (StandardPage, "body")):
        assert type(model._meta.get_field(name)) is StreamField


def test_no_migration_names_a_block() -> None:
    for migration in MIGRATIONS.glob("0*.py"):
        assert "block_lookup" not in migration.read_text()
        assert "wagtail.blocks" not in migration.read_text()
