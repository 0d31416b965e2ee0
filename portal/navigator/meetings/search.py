"""What meetings tell search: each under every name it goes by, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.conf import settings
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import translation
from django.utils.translation import gettext_lazy

from portal.core.findable import Findable
from portal.core.registry import SearchSource
from portal.navigator.meetings.models import HARM_NAMES, Meeting, MeetingHarm, MeetingText
from portal.reference.models import Harm
from portal.search.following import register_source
from portal.search.sources.addresses import path_of
from portal.search.sources.rows import RowsFound, Said, itself, lines_of, owner_of

LIST: Final = "place:meetings"
LIST_TITLE = gettext_lazy("Meetings, and which ones take a referral")
# Not what is said to a child or to parents: they do not look for a meeting by these words.
TOLD: Final = ("purpose", "threshold", "chair", "attends", "route_in", "cadence", "instead")


def _meeting(text: Any) -> Said:
    harms = text.owner.harms_found
    if len(harms) == len(HARM_NAMES):
        harms = []  # of a meeting for every kind, the names of all would say nothing
    names = [str(HARM_NAMES[each.code]) for each in harms]
    told = [getattr(text, name) for name in TOLD]
    return Said(
        title=text.name,
        path=path_of("meetings:meeting", text.owner.slug),
        summary=text.purpose,
        words=(text.owner.code, *filter(None, [text.expansion]), *lines_of(text.also)),
        body="\n".join(filter(None, [*told, *names])),
        harms=tuple(each.slug for each in harms if each.slug),
    )


def _texts() -> QuerySet[Any]:
    """Read words with the kinds of harm of their meetings, and the slugs of these."""
    slug = Harm.objects.filter(code=OuterRef("code")).values("slug")[:1]
    harms = MeetingHarm.objects.annotate(slug=Subquery(slug)).order_by("sort_order", "pk")
    rows: QuerySet[Any] = MeetingText.objects.prefetch_related(
        Prefetch("owner__harms", harms, to_attr="harms_found")
    )
    return rows


def _of_harm(harm: Harm) -> list[Meeting]:
    """List the meetings that are for a kind of harm: its slug stands in their entries."""
    return list(Meeting.objects.filter(harms__code=harm.code).order_by("pk"))


MEETINGS: Final = RowsFound(
    prefix="meeting:",
    kind="meeting",
    texts=_texts,
    say=_meeting,
    owners={
        MeetingText: owner_of,
        Meeting: itself,
        MeetingHarm: lambda link: [link.meeting],
        Harm: _of_harm,
    },
    watches=(Meeting, MeetingHarm, Harm),
)


def _list(things: Sequence[str]) -> Iterator[Findable]:
    if LIST not in things:
        return
    rows = MeetingText.objects.live().in_language(settings.LANGUAGE_CODE)
    found = rows.order_by("owner__partnership").values_list("owner__partnership", flat=True)
    places = list(found.distinct())
    with translation.override(settings.LANGUAGE_CODE):
        title = str(LIST_TITLE)
    for place in [None] if None in places else places:
        yield Findable(
            thing=LIST,
            origin=f"{LIST}:{place or 'everywhere'}",
            kind="meeting",
            language=settings.LANGUAGE_CODE,
            path=path_of("meetings:list"),
            title=title,
            partnership_pk=place,
        )


def _touched(thing: Any) -> Iterable[str]:
    return [LIST] if isinstance(thing, MeetingText) else []


def register() -> None:
    """Register both."""
    register_source("meetings", MEETINGS.source)
    register_source("meeting-list", SearchSource(lambda: [LIST], _list, _touched))
