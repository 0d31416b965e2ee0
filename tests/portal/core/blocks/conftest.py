"""Render blocks as a page would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import RequestFactory
from django.test.html import Element, parse_html

from portal.core.blocks import BodyBlock


@pytest.fixture
def body() -> BodyBlock:
    return BodyBlock()


@pytest.fixture
def render(body: BodyBlock) -> Callable[..., str]:
    """Give a function: `render("quote", {"text": "…"}, level=3)` is that block's HTML."""

    def rendered(name: str, raw: Any, *, partnership: Any = None, **context: Any) -> str:
        block = body.child_blocks[name]
        request = RequestFactory().get("/")
        request.partnership = partnership
        return str(block.render(block.to_python(raw), {"request": request, **context}))

    return rendered


@pytest.fixture
def same() -> Callable[[str, str], bool]:
    """Give a function that compares HTML without minding white space between elements."""

    def compared(left: str, right: str) -> bool:
        parsed: list[Element] = [parse_html(left), parse_html(right)]
        assert str(parsed[0]) == str(parsed[1])
        return parsed[0] == parsed[1]

    return compared


@pytest.fixture
def stream(body: BodyBlock) -> Callable[..., Any]:
    """Give a function: `stream(("heading", {...}), ("prose", "<p>…</p>"))` is a page's content."""

    def made(*blocks: tuple[str, Any]) -> Any:
        raw = [
            {"type": name, "value": value, "id": f"{number:08d}-0000-4000-8000-000000000000"}
            for number, (name, value) in enumerate(blocks, start=1)
        ]
        return body.to_python(raw)

    return made
