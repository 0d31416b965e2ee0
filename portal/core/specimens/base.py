"""What a specimen is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SPECIMENS = "portal/components/specimens.html"


@dataclass(frozen=True)
class Specimen:
    """This is one part of the portal in one state."""

    name: str
    state: str
    html: str

    @property
    def is_blank(self) -> bool:
        """Say whether this state shows nothing, which its page then says."""
        return not self.html.strip()


@dataclass(frozen=True)
class State:
    """This is a state that needs a page of its own."""

    slug: str
    label: str | Promise


@dataclass(frozen=True)
class Group:
    """This is a page of specimens; `build` gives its template what it needs in a state."""

    slug: str
    label: str | Promise
    build: Callable[[HttpRequest, str], Mapping[str, Any]]
    template: str = SPECIMENS
    states: tuple[State, ...] = (State("", _("All")),)
    styles: tuple[str, ...] = ()  # style sheets that the pages of these parts bring themselves

    def state_by_slug(self, slug: str) -> State:
        """Find a state; the first one when there is none of that name."""
        return next((state for state in self.states if state.slug == slug), self.states[0])


def drawn(name: str, state: str, template: str, **context: Any) -> Specimen:
    """Render a partial with flat values."""
    return Specimen(name, state, render_to_string(template, context))


def drawn_in(folder: str) -> Callable[..., Specimen]:
    """Give a function that renders the partials of a folder by name."""

    def part(name: str, state: str, **context: Any) -> Specimen:
        return drawn(name, state, f"{folder}/{name}.html", **context)

    return part
