"""What a browser sends for the form of a sheet, from what the sheet holds."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from portal.navigator.rule_sets.blocks.streams import STREAMS
from portal.navigator.rule_sets.forms import AREA_ONLY, SHARED_ONLY
from portal.navigator.rule_sets.models import TEXTS

Sent = dict[str, Any]


def form_of(row: Any) -> Sent:
    """Give everything the form of a sheet sends when nobody changed anything."""
    left_out = AREA_ONLY if row.is_shared else SHARED_ONLY
    found: Sent = {"name": row.name, "partnership": row.partnership_id or ""}
    found |= {name: getattr(row, name) for name in TEXTS if name not in left_out}
    for name in STREAMS:
        if name not in left_out:
            value = getattr(row, name)
            found |= _stream(value.stream_block, value, name)
    return found


def _stream(block: blocks.StreamBlock, value: Any, prefix: str) -> Sent:
    found: Sent = {f"{prefix}-count": str(len(value))}
    for at, child in enumerate(value):
        found |= _place(prefix, at, child.id or "") | {f"{prefix}-{at}-type": child.block_type}
        found |= sent(child.block, child.value, f"{prefix}-{at}-value")
    return found


def _list(block: blocks.ListBlock, value: Any, prefix: str) -> Sent:
    found: Sent = {f"{prefix}-count": str(len(value))}
    for at, each in enumerate(value):
        found |= _place(prefix, at, "") | sent(block.child_block, each, f"{prefix}-{at}-value")
    return found


def _place(prefix: str, at: int, key: str) -> Sent:
    here = f"{prefix}-{at}"
    return {f"{here}-deleted": "", f"{here}-order": str(at), f"{here}-id": key}


def sent(block: blocks.Block, value: Any, prefix: str) -> Sent:
    """Give what one block sends."""
    if isinstance(block, blocks.StreamBlock):
        return _stream(block, value, prefix)
    if isinstance(block, blocks.ListBlock):
        return _list(block, value, prefix)
    if isinstance(block, blocks.StructBlock):
        found: Sent = {}
        for name, child in block.child_blocks.items():
            found |= sent(child, value[name], f"{prefix}-{name}")
        return found
    if isinstance(block, blocks.StaticBlock) or value is None:
        return {}
    if isinstance(block, blocks.BooleanBlock):
        return {prefix: "on"} if value else {}
    return {prefix: [str(each) for each in value] if isinstance(value, list) else str(value)}
