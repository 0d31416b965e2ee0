"""Pages as search finds them: live, open to all, on a site, in each of their languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from wagtail.models import Page

from portal.core.editions.queries import texts_in_force
from portal.core.findable import ADULT, CHILD, Findable
from portal.core.models import Audience, BasePage, Partnership
from portal.core.open_pages import open_pages
from portal.core.passages import bodies_of
from portal.core.publishing.changes import subject_of
from portal.core.registry import SearchSource
from portal.core.words import HEADING, passages_in, words_of

PREFIX: Final = "page:"
YOUNG: Final = frozenset({Audience.TEEN, Audience.CHILD})
HOME_DEPTH: Final = 2
Bodies = Callable[[Any], list[list[Any]]]


class PagesFound:
    """This gives what everybody may read of some types of page."""

    def __init__(
        self,
        kinds: Mapping[type[BasePage], str],
        bodies: Bodies = bodies_of,
        related: Sequence[str] = (),
    ) -> None:
        self._kinds = dict(kinds)
        self._bodies = bodies
        self._related = related

    @property
    def source(self) -> SearchSource:
        """Give it as it is registered."""
        return SearchSource(self.things, self.findables, self.touched)

    def things(self) -> list[str]:
        """Name every page once, whatever its languages."""
        rows = Page.objects.filter(content_type__in=self._types()).order_by("translation_key")
        return [
            f"{PREFIX}{key}" for key in rows.values_list("translation_key", flat=True).distinct()
        ]

    def findables(self, things: Sequence[str]) -> Iterator[Findable]:
        """Give what everybody may read; an alias only repeats another page."""
        places = places_of_sites()
        rows = (
            open_pages(Page.objects.all())
            .filter(translation_key__in=[name.removeprefix(PREFIX) for name in things])
            .filter(content_type__in=self._types(), alias_of__isnull=True)
            .order_by("path")
            .specific()
        )
        pages = [page for page in rows if home_of(page) in places]
        prefetch_related_objects(pages, "locale")
        for name in self._related:
            prefetch_related_objects([page for page in pages if hasattr(type(page), name)], name)
        texts = texts_in_force(pages)
        for page in pages:
            yield self._findable(page, places[home_of(page)], texts.get(subject_of(page)))

    def touched(self, thing: Any) -> list[str]:
        """Name a page of these types."""
        is_ours = isinstance(thing, Page) and thing.specific_class in self._kinds
        return [f"{PREFIX}{thing.translation_key}"] if is_ours else []

    def _types(self) -> list[ContentType]:
        return list(ContentType.objects.get_for_models(*self._kinds).values())

    def _findable(self, page: Any, place: int, frozen: str | None) -> Findable:
        bodies = self._bodies(page)
        body = _said(bodies) if frozen is None else _without_head(frozen, page)
        return Findable(
            thing=f"{PREFIX}{page.translation_key}",
            origin=subject_of(page),
            kind=self._kinds[type(page)],
            language=page.locale.language_code,
            path=f"/{page.url_path.split('/', 2)[2]}",
            title=page.title,
            voice=voice_of(page),
            partnership_pk=place,
            summary=page.intro or page.search_description,
            headings=tuple(_headings(bodies)),
            body=body,
            changed_at=page.last_published_at,
            until=page.expire_at,
        )


def places_of_sites() -> dict[str, int]:
    """Give the partnership of every tree that a site shows, by the path of its home page.

    A translated tree that is not live, or only repeats English, is shown by nobody.
    """
    sites = {one.site.root_page.translation_key: one for one in Partnership.objects.with_site()}
    homes = Page.objects.filter(depth=HOME_DEPTH, translation_key__in=sites)
    found = {}
    for home in homes.order_by("path"):
        site = sites[home.translation_key].site
        if home.pk == site.root_page_id or (home.live and home.alias_of_id is None):
            found[home.path] = sites[home.translation_key].pk
    return found


def home_of(page: Page) -> str:
    """Give the path of the home page that a page stands below."""
    return str(page.path[: Page.steplen * HOME_DEPTH])


def voice_of(page: Any) -> str:
    """Say whether a page speaks to children, or to adults."""
    return CHILD if getattr(page, "audience", "") in YOUNG else ADULT


def _headings(bodies: Iterable[list[Any]]) -> Iterator[str]:
    for body in bodies:
        for block in body:
            if block.get("type") == HEADING:
                yield str(block["value"].get("text", ""))


def _said(bodies: Iterable[list[Any]]) -> str:
    """Give what readers see of blocks that no edition was kept of."""
    parts = (block for body in bodies for block in body if block.get("type") != HEADING)
    return "\n".join(passage.text for passage in passages_in(parts, ""))


def _without_head(frozen: str, page: Any) -> str:
    """Give a frozen text without title and first sentence: entries keep these by themselves."""
    head = {words_of(page.title), " ".join(page.intro.split())}
    paragraphs = frozen.split("\n\n")
    begun = [part for part in paragraphs[:2] if part not in head]
    return "\n".join([*begun, *paragraphs[2:]])
