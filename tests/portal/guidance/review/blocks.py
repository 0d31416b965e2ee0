"""Stored blocks."""

from __future__ import annotations


def prose(text):
    """Give the block of a text."""
    return {"type": "prose", "value": text}


def heading(text):
    """Give the block of a heading."""
    return {"type": "heading", "value": {"text": text, "rank": "section", "anchor": ""}}
