"""Read the tag tree and the marked content of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


@dataclass(frozen=True)
class Node:
    """One element of the tree."""

    role: str
    alternative: str
    depth: int


def tree_of(pdf: pikepdf.Pdf) -> list[Node]:
    """List the elements in the order in which they are read."""
    return list(_walk(pdf.Root.StructTreeRoot.K, 0))


def _walk(node: pikepdf.Object, depth: int) -> Iterator[Node]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield Node(str(node.S)[1:], str(node.get("/Alt", "")), depth)
        if "/K" in node:
            yield from _walk(node.K, depth + 1)


# What may stand in what, of ISO 32000-1 table 336 and Matterhorn 09: a list and a table are whole.
CHILDREN = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}}


def misplaced(pdf: pikepdf.Pdf) -> list[str]:
    """List the elements that stand where their kind may not stand, or say another is above them."""
    return list(_misplaced(pdf.Root.StructTreeRoot, "StructTreeRoot"))


def _misplaced(node: pikepdf.Object, role: str) -> Iterator[str]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        below = str(kid.S)[1:]
        if below not in CHILDREN.get(role, {below}) or role not in PARENTS.get(below, {role}):
            yield f"{below} in {role}"
        if kid.P.objgen != node.objgen:
            yield f"{below} does not know that it stands in {role}"
        yield from _misplaced(kid, below)


def roles(tree: list[Node]) -> list[str]:
    """List the tags alone."""
    return [node.role for node in tree]


def marked_everywhere(page: pikepdf.Page) -> bool:
    """Say whether everything that shows on a page is tagged, or said to be decoration."""
    marks = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            marks += 1
        elif operator == "EMC":
            marks -= 1
        elif operator in SHOWS and marks == 0:
            return False
    return True


def words_of(pdf: pikepdf.Pdf) -> str:
    """Give the words as a reader copies them, by the fonts' own tables of characters."""
    return "".join(_words(page) for page in pdf.pages)


def _words(page: pikepdf.Page) -> str:
    tables = {name: _characters(font) for name, font in page.Resources.Font.items()}
    table: dict[int, str] = {}
    found = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            table = tables[str(instruction.operands[0])]
        elif operator == "TJ":
            found += [_text(bytes(part), table) for part in instruction.operands[0]
                      if isinstance(part, pikepdf.String)]  # fmt: skip
        elif operator == "Tj":
            found.append(_text(bytes(instruction.operands[0]), table))
    return "".join(found)


def _text(codes: bytes, table: dict[int, str]) -> str:
    pairs = (int.from_bytes(codes[n : n + 2]) for n in range(0, len(codes), 2))
    return "".join(table.get(code, "") for code in pairs)


def _characters(font: pikepdf.Object) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode("latin-1").split("\n")
    table = {}
    for line in lines:
        pair = line.strip().split()
        if len(pair) == 2 and all(part.startswith("<") for part in pair):
            code, text = (part.strip("<>") for part in pair)
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    return table
