"""Sizes stay small enough to read: files, functions, templates."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import CODE, Module, files, modules, sample, templates

FILE, FILE_90TH = 300, 200
FUNCTION, FUNCTION_90TH = 40, 22
TEMPLATE = 150


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function, decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_functions(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {node.name} has {length(node)} lines"
        for node in module.functions()
        if length(node) > FUNCTION
    ]


def ninetieth(sizes: list[int]) -> int:
    """Give the 90th percentile: nine tenths of the sizes are at most this."""
    return sorted(sizes)[max(0, -(-len(sizes) * 9 // 10) - 1)]


def test_no_file_is_too_long():
    assert [f"{m.name}: {len(m.lines)}" for m in modules() if len(m.lines) > FILE] == []


def test_most_files_are_short():
    assert ninetieth([len(m.lines) for m in modules()]) <= FILE_90TH


def test_no_function_is_too_long():
    assert [line for module in modules() for line in long_functions(module)] == []


def test_most_functions_are_short():
    assert ninetieth([length(node) for m in modules() for node in m.functions()]) <= FUNCTION_90TH


def test_no_template_is_too_long():
    counted = {path: len(path.read_text().splitlines()) for path in templates()}
    assert {path.name: lines for path, lines in counted.items() if lines > TEMPLATE} == {}


def test_own_scripts_and_style_sheets_are_read_too():
    sources = [path for kind in (".js", ".mjs", ".scss") for path in files("frontend", suffix=kind)]
    assert {".mjs", ".scss"} <= {path.suffix for path in sources}
    counted = {path: len(path.read_text().splitlines()) for path in sources}
    assert {path.name: lines for path, lines in counted.items() if lines > FILE} == {}


def test_the_walk_finds_the_product():
    found = {module.name for module in modules(*CODE)}
    assert {"portal/core/models/pages.py", "scripts/start.py"} <= found
    assert not [name for name in found if "/migrations/" in name or ".venv" in name]


def test_a_long_function_is_found():
    body = "\n".join(f"    x = {n}" for n in range(FUNCTION))
    found = long_functions(sample(f"def short():\n    pass\n\ndef long():\n{body}\n"))
    assert found == ["portal/sample/views.py:4 long has 41 lines"]


@pytest.mark.parametrize(
    ("sizes", "expected"), [([1] * 9 + [99], 1), ([1] * 8 + [99, 99], 99), ([5], 5)]
)
def test_ninetieth_percentile(sizes, expected):
    assert ninetieth(sizes) == expected
