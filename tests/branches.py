"""Which branches of templates are taken: every {% if %}, {% elif %}, {% else %}, {% for %}."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.template import Engine, Template
from django.template.base import Node, NodeList
from django.template.defaulttags import ForNode, IfNode


class Watched(NodeList):
    """This is the content of a branch; it notes when somebody walks through it."""

    is_taken = False

    def __iter__(self) -> Iterator[Node]:
        self.is_taken = True
        return super().__iter__()


@dataclass
class Branch:
    """This is one way through a template."""

    template: str
    line: int
    words: str  # as the tag says it
    content: Watched

    def __str__(self) -> str:
        return f"{self.template}:{self.line} {self.words}"


@dataclass
class Watch:
    """This watches templates of the engine, until it is forgotten."""

    branches: list[Branch] = field(default_factory=list)

    def add(self, name: str, template: Template | None = None) -> None:
        """Watch every branch of a template; what it includes is watched by its own name."""
        template = template or Engine.get_default().get_template(name)
        for node in template.nodelist.get_nodes_by_type(IfNode):
            self.branches += [Branch(name, *branch) for branch in _of_if(node)]
        for node in template.nodelist.get_nodes_by_type(ForNode):
            self.branches += [Branch(name, *branch) for branch in _of_for(node)]
        for branch in self.branches:
            branch.content.is_taken = False  # finding the next one walked through it

    def untaken(self) -> list[str]:
        """List the branches nobody took."""
        return [str(branch) for branch in self.branches if not branch.content.is_taken]


def forget() -> None:
    """Let templates be read anew, as their files have them."""
    for loader in Engine.get_default().template_loaders:
        loader.reset()


def _of_if(node: Any) -> Iterator[tuple[int, str, Watched]]:
    """Watch each condition, and what happens when none holds."""
    asked = node.token.contents
    ways = [(condition, Watched(content)) for condition, content in node.conditions_nodelists]
    if ways[-1][0] is not None:
        ways.append((None, Watched()))
    node.conditions_nodelists = ways
    for number, (condition, content) in enumerate(ways):
        words = f"else (of {asked})" if condition is None else f"elif {number} (of {asked})"
        yield node.token.lineno, words if number else asked, content


def _of_for(node: Any) -> Iterator[tuple[int, str, Watched]]:
    """Watch the repeated content, and what stands there when there is nothing to repeat."""
    asked = node.token.contents
    node.nodelist_loop = Watched(node.nodelist_loop)
    yield node.token.lineno, asked, node.nodelist_loop
    if node.nodelist_empty:
        node.nodelist_empty = Watched(node.nodelist_empty)
        yield node.token.lineno, f"empty (of {asked})", node.nodelist_empty
