"""Mend what the typesetter's tag tree gets wrong: PDF/UA wants a body in every item of a list.

WeasyPrint makes one for plain words only; an item of paragraphs or headings has them loose beside
its bullet, and some readers then skip them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

ALLOWED = frozenset({"/Lbl", "/LBody"})


def put_items_into_bodies(_document: Any, pdf: Any) -> None:
    """Wrap whatever stands loose in an item of a list; called when the tree is complete."""
    from pydyf import Array, Dictionary  # comes with the typesetter, which is loaded when wanted

    elements = {thing.reference: thing for thing in pdf.objects if _is_element(thing)}
    for item in [thing for thing in elements.values() if thing["S"] == "/LI"]:
        kids: list[Any] = []
        for is_allowed, group in groupby(
            item["K"], key=lambda kid: _role(elements, kid) in ALLOWED
        ):
            run = list(group)
            if is_allowed:
                kids += run
                continue
            body = Dictionary({**_like(item), "S": "/LBody", "K": Array(run)})
            pdf.add_object(body)
            _move(elements, run, body.reference)
            kids.append(body.reference)
        item["K"] = Array(kids)


def _is_element(thing: Any) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _role(elements: dict[Any, Any], kid: Any) -> str:
    element = elements.get(kid)
    return str(element["S"]) if element is not None else ""


def _like(item: Any) -> dict[str, Any]:
    """Give what a body has in common with its item: its type, its page, and the item above it."""
    return {"Type": "/StructElem", "Pg": item["Pg"], "P": item.reference}


def _move(elements: dict[Any, Any], kids: Iterable[Any], parent: Any) -> None:
    for kid in kids:
        if kid in elements:
            elements[kid]["P"] = parent
