"""Writes of editions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Revision

from portal.core.access import access
from portal.core.editions.freezing import Frozen, freeze, source_of
from portal.core.editions.models import Edition, Withdrawal, WithdrawalReason
from portal.core.editions.queries import latest_edition
from portal.core.publishing.places import partnership_of


def record_edition(
    *, thing: Any, now: datetime, user: Any = None, note: str = "", is_correction: bool = False
) -> Edition | None:
    """Freeze what readers see from now on; None when it is what the last edition says already."""
    source = source_of(thing)
    if source is None:
        return None
    with transaction.atomic():
        frozen, last = freeze(thing, source), latest_edition(thing)
        is_shown = last is not None and last.is_in_force
        if last and is_shown and _says_the_same(last, frozen):
            return None
        number, correction = (last.number if last else 0) + 1, 0
        if last and is_shown and is_correction:
            number, correction = last.number, last.correction + 1
        edition: Edition = Edition.objects.create(
            **_identity_of(thing),
            number=number,
            correction=correction,
            published_at=now,
            publisher_group=access().publishes_as(user, partnership_of(thing)),
            note=note.strip() or _usual_note(thing, last, frozen, is_correction),
            html=frozen.html,
            text=frozen.text,
            contacts=frozen.contacts,
            content_digest=frozen.content_digest,
            digest=frozen.digest,
        )
    return edition


def withdraw_edition(*, thing: Any, now: datetime, reason: WithdrawalReason) -> Withdrawal | None:
    """Note that readers no longer see a text; None when none was in force."""
    with transaction.atomic():
        last = latest_edition(thing)
        if last is None or not last.is_in_force:
            return None
        made: Withdrawal = Withdrawal.objects.create(edition=last, withdrawn_at=now, reason=reason)
    return made


def empty_note(*, thing: Any, revision: Revision | None) -> None:
    """Ask anew next time: a note belongs to one publication, also when its version is reverted."""
    cleared: dict[str, Any] = {"edition_note": "", "is_correction": False}
    with transaction.atomic():
        type(thing).objects.filter(pk=thing.pk).update(**cleared)
        if revision is not None and any(revision.content.get(name) for name in cleared):
            revision.content |= cleared
            revision.save(update_fields=["content"])
    for name, value in cleared.items():
        setattr(thing, name, value)


def _says_the_same(last: Edition, frozen: Frozen) -> bool:
    is_same_text = last.content_digest == frozen.content_digest
    return is_same_text and last.contacts == frozen.contacts


def _identity_of(thing: Any) -> dict[str, Any]:
    locale = getattr(thing, "locale", None)
    return {
        "model_label": thing._meta.label,
        "object_id": str(thing.pk),
        "translation_key": getattr(thing, "translation_key", None),
        "language": locale.language_code if locale else "",
        "path": getattr(thing, "url_path", ""),
        "partnership": partnership_of(thing),
        "title": str(thing)[:255],
        "owner_post": getattr(thing, "owner_post", ""),
    }


def _usual_note(thing: Any, last: Edition | None, frozen: Frozen, is_correction: bool) -> str:
    """Say what happened where nobody has to, in the language of the text."""
    locale = getattr(thing, "locale", None)
    with translation.override(locale.language_code if locale else translation.get_language()):
        if last is None:
            return _("First edition.")
        if last.content_digest == frozen.content_digest:
            if last.is_in_force:
                return _("Contact details were brought up to date.")
            return _("Back on the site; the text is the same.")
        return _("Correction.") if is_correction else _("The text was brought up to date.")
