"""The part of publishing that keeps editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.editions.actions import empty_note, record_edition, withdraw_edition
from portal.core.editions.exceptions import NoteMissing
from portal.core.editions.freezing import content_digest, source_of
from portal.core.editions.models import WithdrawalReason
from portal.core.editions.queries import digests_in_force, latest_edition
from portal.core.publishing.changes import Change, ChangeKind, Drift, subject_of
from portal.core.registry import PublishHandler

ENDS = {
    ChangeKind.UNPUBLISHED: WithdrawalReason.UNPUBLISHED,
    ChangeKind.DELETED: WithdrawalReason.DELETED,
    ChangeKind.SCHEDULED: WithdrawalReason.SCHEDULED,
}
NO_EDITION, TEXT_DIFFERS, STILL_IN_FORCE = "no-edition", "text-differs", "still-in-force"


def check(change: Change) -> None:
    """Refuse a text that changed without a word why: raises NoteMissing."""
    if is_note_missing(change.thing):
        raise NoteMissing(title=str(change.thing))


def is_note_missing(thing: Any) -> bool:
    """Say whether readers would get another text and not be told what changed."""
    source = source_of(thing)
    if source is None or thing.is_correction or thing.edition_note.strip():
        return False
    last = latest_edition(thing)
    return last is not None and last.content_digest != content_digest(thing, source)


def handle(change: Change) -> None:
    """Freeze what was published; end what went off the site."""
    thing = change.thing
    if not getattr(thing, "keeps_editions", False):
        return
    if change.kind is ChangeKind.PUBLISHED:
        record_edition(
            thing=thing,
            now=change.now,
            user=change.user,
            note=thing.edition_note,
            is_correction=thing.is_correction,
        )
        empty_note(thing=thing, revision=change.revision)
    elif change.kind in ENDS:
        withdraw_edition(thing=thing, now=change.now, reason=ENDS[change.kind])


def compare() -> Iterator[Drift]:
    """Walk texts on the site without their edition, and editions without their text."""
    for model in _models():
        label = model._meta.label
        kept = dict(digests_in_force(label))
        for thing in model.objects.filter(live=True).order_by("pk").iterator(chunk_size=100):
            source = source_of(thing)
            if source is None:
                continue
            found = kept.pop(str(thing.pk), None)
            if found is None:
                yield Drift(subject_of(thing), NO_EDITION)
            elif found != content_digest(thing, source):
                yield Drift(subject_of(thing), TEXT_DIFFERS)
        yield from (Drift(f"{label}:{pk}", STILL_IN_FORCE) for pk in kept)


def repair(drift: Drift, now: datetime) -> bool:
    """Bring the editions of one thing in line with what is on the site now."""
    label, _colon, pk = drift.subject.partition(":")
    model = apps.get_model(label)
    with transaction.atomic():
        thing = model.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        if thing is not None and thing.live and source_of(thing):
            locale = getattr(thing, "locale", None)
            with translation.override(locale.language_code if locale else None):
                note = _("Found on the site; kept here as it stands.")
            return record_edition(thing=thing, now=now, note=note) is not None
        gone = thing or model(pk=pk)
        reason = WithdrawalReason.UNPUBLISHED if thing else WithdrawalReason.DELETED
        return withdraw_edition(thing=gone, now=now, reason=reason) is not None


def _models() -> Iterable[type[Any]]:
    return [model for model in apps.get_models() if getattr(model, "keeps_editions", False)]


HANDLER = PublishHandler(handle=handle, check=check, compare=compare, repair=repair)
