"""The log in words, for those who answer for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core import registry
from portal.core.audit.models import AuditEvent
from portal.core.audit.queries import account_names
from portal.core.audit.rules import ReadReason
from portal.core.models import Partnership

REASONS: Mapping[str, Promise] = {
    ReadReason.OWN_WORK: gettext_lazy("Own work with the family"),
    ReadReason.REVIEW: gettext_lazy("Review"),
    ReadReason.SUPERVISION: gettext_lazy("Supervision"),
    ReadReason.HANDOVER: gettext_lazy("Handing over to a colleague"),
    ReadReason.COVER: gettext_lazy("Standing in for a colleague"),
    ReadReason.REQUEST: gettext_lazy("The family or a court asked for it"),
    ReadReason.CONCERN: gettext_lazy("Looking into a concern"),
}


@dataclass(frozen=True)
class EventRow:
    """This is one row of the log as it is shown."""

    at: datetime
    what: str
    who: str
    where: str
    about: str
    details: tuple[str, ...]


def event_rows(events: Sequence[AuditEvent], places: Iterable[Partnership]) -> list[EventRow]:
    """Put rows into words; one query for all the names."""
    names = account_names({event.actor_id for event in events if event.actor_id is not None})
    areas = {place.pk: place.name for place in places}
    return [_row(event, names, areas) for event in events]


def kind_choices() -> list[tuple[str, str]]:
    """List the kinds of events, for choosing one, in the order of their words."""
    choices = [(kind, kind_words(kind)) for kind, _words in registry.audit_kinds.items()]
    return sorted(choices, key=lambda choice: (choice[1].casefold(), choice[0]))


def kind_words(kind: str) -> str:
    """Name a kind; one that its feature has taken back keeps the name it is stored under."""
    words = registry.audit_kinds.get(kind)
    return str(words) if words is not None else kind.replace("-", " ").capitalize()


def _row(event: AuditEvent, names: Mapping[int, str], areas: Mapping[int, str]) -> EventRow:
    return EventRow(
        at=event.at,
        what=kind_words(event.kind),
        who=_who(event.actor_id, names),
        where=_where(event.partnership_id, areas),
        about=subject_words(event.subject),
        details=tuple(_detail(name, value) for name, value in event.detail.items()),
    )


def _who(actor_id: int | None, names: Mapping[int, str]) -> str:
    if actor_id is None:
        return _("The portal itself")
    return names.get(actor_id) or _("Account %(number)s, since deleted") % {"number": actor_id}


def _where(partnership_id: int | None, areas: Mapping[int, str]) -> str:
    if partnership_id is None:
        return _("The whole portal")
    return areas.get(partnership_id) or _("Partnership %(number)s") % {"number": partnership_id}


def subject_words(subject: str) -> str:
    """Name what an event is about by its type and number, never by its title."""
    label, _colon, number = subject.partition(":")
    try:
        name = apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return subject  # no table of ours, or one that is gone
    return f"{str(name).capitalize()} {number}".rstrip()


def _detail(name: str, value: object) -> str:
    if name == "reason":
        return str(REASONS.get(str(value), value))
    return f"{name}: {str(value).lower() if isinstance(value, bool) else value}"
