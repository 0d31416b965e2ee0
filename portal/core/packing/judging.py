"""Let blocks judge what a pack wrote for them, before there are rows to point to."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

from portal.core.blocks.links import ContactBlock
from portal.core.packing.spec.located import Place

_judges: dict[int, tuple[blocks.Block, blocks.Block]] = {}


def complaints(block: blocks.Block, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Walk what a block refuses about a value: where in it, and why."""
    judge = _judge_of(block)
    try:
        judge.clean(judge.to_python(value))
    except ValidationError as error:
        yield from _flatten(error, value, place)


def _judge_of(block: blocks.Block) -> blocks.Block:
    """Copy a block so that its choosers take a reference for the row it will become."""
    kept = _judges.get(id(block))
    if kept is None or kept[0] is not block:
        judge = copy.deepcopy(block)
        for chooser in _choosers(judge):
            chooser.to_python = lambda value: value
            chooser.bulk_to_python = list
            chooser.clean = _accept(is_required=chooser.required)  # the reader checked the name
        kept = _judges[id(block)] = (block, judge)
    return kept[1]


def _choosers(block: blocks.Block) -> Iterator[Any]:
    if isinstance(block, blocks.ChooserBlock):
        yield block
    if isinstance(block, ContactBlock):
        yield block.child_blocks["contact"]
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children = [block.child_block]
    for child in children:
        yield from _choosers(child)


def _accept(*, is_required: bool) -> Callable[[Any], Any]:
    def clean(value: Any) -> Any:
        if value in (None, "") and is_required:
            raise ValidationError(_("Name one entry here."))
        return value

    return clean


def _flatten(error: ValidationError, value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Walk a tree of errors; the places are those of the YAML, not of the stored form."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield place, " ".join(error.messages)
        return
    whole: Any = error  # Wagtail has no types: it has errors of the whole beside those of parts
    for message in whole.non_block_errors.as_data():
        yield place, " ".join(message.messages)
    for step, child_error in inner.items():
        child = value[step]
        if isinstance(value, dict):
            yield from _named(child_error, child, place, step)
        else:
            inside = () if child["type"] == "item" else (child["type"],)
            yield from _flatten(child_error, child["value"], (*place, step, *inside))


def _named(
    error: ValidationError, value: Any, place: Place, name: str
) -> Iterator[tuple[Place, str]]:
    """Say the name of a field with what is wrong with it."""
    for where, message in _flatten(error, value, (*place, name)):
        is_here = where == (*place, name)
        yield where, f"“{name}”: {message}" if is_here else message
