"""Rows of words as search finds them: live and approved, each in its own language and voice.

A partnership's own row stands before the national one of its name, as on pages
(`portal.reference.spoken`): both are given, and the national one is found on the other sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from portal.core.cms.text_rows import Voice
from portal.core.findable import Findable
from portal.core.publishing.changes import subject_of
from portal.core.registry import SearchSource


@dataclass(frozen=True)
class Said:
    """This is what a row says, in the language of its words."""

    title: str
    path: str
    summary: str = ""
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    body: str = ""
    harms: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowsFound:
    """This gives what everybody may read of one table of words."""

    prefix: str  # of the names of its things, before the slug of their owner: "sign:"
    kind: str
    texts: Callable[[], QuerySet[Any]]  # of words, with what `say` looks at besides their owner
    say: Callable[[Any], Said]
    # Whose owner's entry changes with a row of these tables; each owner has a slug.
    owners: Mapping[type[Model], Callable[[Any], Iterable[Any]]]
    watches: tuple[type[Model], ...] = ()
    voice: str = Voice.ADULT
    boost: int = 100
    name: Callable[[str], str] | None = None  # of a slug that may not be said

    @property
    def source(self) -> SearchSource:
        """Give it as it is registered."""
        return SearchSource(self.things, self.findables, self.touched, self.watches)

    def things(self) -> list[str]:
        """Name every row that has words."""
        rows = self._texts().order_by("owner__slug")
        slugs = rows.values_list("owner__slug", flat=True).distinct()
        return [self._thing(slug) for slug in slugs]

    def findables(self, things: Sequence[str]) -> Iterator[Findable]:
        """Give words that are live and approved."""
        rows = self._texts().filter(owner__slug__in=self._slugs(things))
        shown = rows.filter(live=True, approved_at__isnull=False)
        for text in shown.select_related("owner", "locale").order_by("pk"):
            yield self._findable(text)

    def touched(self, thing: Any) -> list[str]:
        """Name the owners whose entries change with a row."""
        owners = self.owners.get(type(thing))
        return [self._thing(owner.slug) for owner in owners(thing)] if owners else []

    def _texts(self) -> QuerySet[Any]:
        return self.texts().filter(voice=self.voice)

    def _slugs(self, things: Sequence[str]) -> list[str]:
        if self.name is None:
            return [thing.removeprefix(self.prefix) for thing in things]
        slugs = self._texts().order_by("owner__slug").values_list("owner__slug", flat=True)
        wanted = set(things)
        return [slug for slug in slugs.distinct() if self._thing(slug) in wanted]

    def _thing(self, slug: str) -> str:
        return f"{self.prefix}{self.name(slug) if self.name else slug}"

    def _findable(self, text: Any) -> Findable:
        said = self.say(text)
        return Findable(
            thing=self._thing(text.owner.slug),
            origin=subject_of(text),
            kind=self.kind,
            language=text.locale.language_code,
            path=said.path,
            title=said.title,
            voice=self.voice,
            partnership_pk=text.owner.partnership_id,
            summary=said.summary,
            headings=said.headings,
            words=said.words,
            body=said.body,
            harms=said.harms,
            changed_at=text.last_published_at,
            until=text.expire_at,
            boost=self.boost,
        )


def owner_of(text: Any) -> list[Any]:
    """Give the owner of words."""
    return [text.owner]


def itself(row: Any) -> list[Any]:
    """Give a row that has words of its own."""
    return [row]


def lines_of(text: str) -> tuple[str, ...]:
    """Read what stands one to a line."""
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
