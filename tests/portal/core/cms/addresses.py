"""Every address of the CMS, found by walking the resolver: present and future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from portal.core import registry

CMS = "cms/"


@dataclass(frozen=True)
class Address:
    """This is one address: its name, and the parts that must be filled in."""

    name: str
    parts: tuple[str, ...]  # names, or "0", "1" where they have none
    model: str = ""  # the label of the table whose view set it belongs to

    def filled(self, parts: dict[str, object]) -> str:
        """Give the address of one thing; KeyError names a part nobody knows."""
        values = [parts[name] for name in self.parts]
        if any(name.isdigit() for name in self.parts):
            return reverse(self.name, args=values)
        return reverse(self.name, kwargs=dict(zip(self.parts, values, strict=True)))


@cache
def addresses() -> tuple[Address, ...]:
    """List every named address under /cms/; those without a name only turn people away."""
    found = {
        Address(name, parts, model_of(name))
        for route, name, parts in _walk(get_resolver(), "", "")
        if route.startswith(CMS) and name and not name.endswith(":")
    }
    return tuple(sorted(found, key=lambda address: (address.name, address.parts)))


def rows_addresses() -> list[Address]:
    """List the addresses that view sets of partnerships' rows serve."""
    return [address for address in addresses() if address.model]


def model_of(name: str) -> str:
    """Give the table behind an address of a view set or its chooser."""
    place = name.rpartition(":")[0]
    for model in registry.edited_tables:
        tail = f"_{model._meta.app_label}_{model._meta.model_name}"
        if place in {f"wagtailsnippets{tail}", f"wagtailsnippetchoosers{tail}"}:
            return model._meta.label
    return ""


def _walk(resolver: URLResolver, route: str, place: str) -> Iterator[tuple[str, str, tuple]]:
    for pattern in resolver.url_patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{place}{pattern.namespace}:" if pattern.namespace else place
            yield from _walk(pattern, whole, inner)
        elif isinstance(pattern, URLPattern):
            yield whole, f"{place}{pattern.name or ''}", _parts(pattern)


def _parts(pattern: URLPattern) -> tuple[str, ...]:
    regex = pattern.pattern.regex
    named = tuple(sorted(regex.groupindex, key=regex.groupindex.__getitem__))
    return named or tuple(str(number) for number in range(regex.groups))
