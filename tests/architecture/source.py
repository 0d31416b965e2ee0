"""The product's own files, parsed once, for the tests of this folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "toolkit", "training", "directory")
CODE = (*PACKAGES, "bench", "scripts")
NOT_OURS = {".git", ".venv", ".venv-next", "node_modules", "var", "__pycache__", "migrations"}
# What builders and tools leave behind; git ignores it as well.
LEFT_BEHIND = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"}


@dataclass(frozen=True)
class Module:
    """This is one Python file."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """Give its path from the top of the checkout."""
        return self.path.relative_to(CHECKOUT).as_posix()

    @property
    def lines(self) -> list[str]:
        """Give its lines."""
        return self.text.splitlines()

    @property
    def tree(self) -> ast.Module:
        """Give it parsed."""
        return parsed(self.text)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Walk its functions and methods."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def parsed(text: str) -> ast.Module:
    """Parse a source once."""
    return ast.parse(text)


def files(*tops: str, suffix: str) -> list[Path]:
    """List files below the given folders of the checkout."""
    skipped = NOT_OURS | LEFT_BEHIND
    return [
        path
        for top in tops
        for path in sorted((CHECKOUT / top).rglob(f"*{suffix}"))
        if not skipped & set(path.relative_to(CHECKOUT).parts)
    ]


@cache
def modules(*tops: str) -> tuple[Module, ...]:
    """List the Python files of the product (or of the given folders)."""
    return tuple(Module(path, path.read_text()) for path in files(*(tops or CODE), suffix=".py"))


def templates() -> list[Path]:
    """List every template: HTML and the plain text of mails."""
    return [*files("templates", *PACKAGES, suffix=".html"), *files("templates", suffix=".txt")]


def sample(text: str, name: str = "portal/sample/views.py") -> Module:
    """Make a module of a few lines, for a test that a rule can be broken."""
    return Module(CHECKOUT / name, text)
