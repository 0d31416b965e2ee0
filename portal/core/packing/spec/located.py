"""YAML that remembers the line of everything it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from portal.core.packing.spec.faults import Faults

Place = tuple[str | int, ...]
TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Located:
    """This is what a piece of YAML says, and the line on which each part of it stands."""

    file: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Give the line of a part, or of the nearest part around it that is there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines[place]

    def below(self, place: Place) -> Located:
        """Give one part as a piece of its own."""
        data = self.data
        for step in place:
            data = data[step]
        depth = len(place)
        lines = {where[depth:]: n for where, n in self.lines.items() if where[:depth] == place}
        return Located(self.file, data, lines)


class _PackLoader(yaml.SafeLoader):
    """This reads plain YAML: no is not False, 9:30 is not 570 and a date is text."""


_PackLoader.yaml_implicit_resolvers = {}
_PackLoader.add_implicit_resolver(f"{TAG}bool", re.compile(r"^(true|false)$"), list("tf"))
_PackLoader.add_implicit_resolver(
    f"{TAG}int", re.compile(r"^-?(0|[1-9][0-9]*)$"), list("-0123456789")
)
_PackLoader.add_implicit_resolver(f"{TAG}null", re.compile(r"^(~|null|)$"), ["~", "n", ""])


def read_yaml(text: str, file: str, faults: Faults, *, first_line: int = 1) -> Located | None:
    """Read YAML with its lines; note what is wrong with it and give None when it is unusable."""
    try:
        node = yaml.compose(text, Loader=_PackLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        faults.add(file, first_line + (mark.line if mark else 0), f"This is not YAML: {problem}.")
        return None
    walk = _Walk(file, faults, first_line)
    if node is None:
        return Located(file, None, {(): first_line})
    before = len(faults)
    data = walk.value(node, ())
    return Located(file, data, walk.lines) if len(faults) == before else None


class _Walk:
    """This turns nodes into values and notes the line of each."""

    def __init__(self, file: str, faults: Faults, first_line: int) -> None:
        self.file = file
        self.faults = faults
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, place: Place) -> Any:
        """Give the value of a node, noting its line unless its key did."""
        self.lines.setdefault(place, self._line(node))
        if id(node) in self._seen:  # an alias gives the very same node again
            reason = "A pack repeats nothing by & and *; write it out."
            self.faults.add(self.file, self.lines[place], reason)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, n)) for n, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                self._fault(key_node, "A key is one word, not a list.")
                continue
            if key in found:
                self._fault(key_node, f"“{key}” stands here twice.")
            self.lines[(*place, key)] = self._line(key_node)
            found[key] = self.value(value_node, (*place, key))
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.removeprefix(TAG)
        if kind == "bool":
            return node.value == "true"
        if kind == "null":
            return None
        if kind == "int":
            return int(node.value)
        if kind != "str":
            self._fault(node, f"A pack has no tags such as {node.tag}; write the plain value.")
        return node.value

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def _fault(self, node: yaml.Node, reason: str) -> None:
        self.faults.add(self.file, self._line(node), reason)
