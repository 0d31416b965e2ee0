"""What is asked before a version goes in front of readers, whichever way it is published."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from portal.core.cms.belonging import is_scoped
from portal.core.cms.deciding import changed_fields
from portal.core.cms.exceptions import NotYours, SecondPersonNeeded, TranslationIncomplete
from portal.core.cms.reach import reach_of
from portal.core.publishing.changes import Change
from portal.core.registry import PublishHandler


def refuse_what_needs_more(change: Change) -> None:
    """Refuse what is not theirs, what needs a second person, and half a translation.

    Raises NotYours, SecondPersonNeeded or TranslationIncomplete.
    """
    thing = change.thing
    if change.user is not None:
        _refuse_strangers(thing, change.user)
        if is_scoped(type(thing)):
            _refuse_alone(thing, change)
    if isinstance(thing, TranslatableMixin):
        _refuse_half_translated(thing)


def _refuse_strangers(thing: Any, user: Any) -> None:
    """Ask again who publishes: wagtail-localize asks about the table, or not at all."""
    if isinstance(thing, Page):
        may = thing.permissions_for_user(user).can_publish()
    else:
        may = not is_scoped(type(thing)) or reach_of(user).may_approve(thing)
    if not may:
        raise NotYours(title=str(thing))


def _refuse_alone(row: Any, change: Change) -> None:
    """Ask for two people where a wrong entry sends a family to the wrong place."""
    names = getattr(row, "second_person_fields", ())
    author = change.revision.user_id if change.revision else None
    if not names or author != change.user.pk:
        return
    before = type(row).objects.filter(pk=row.pk).first()
    if changed_fields(before, row, names):
        raise SecondPersonNeeded(title=str(row))


def _refuse_half_translated(thing: Any) -> None:
    if isinstance(thing, Page) and thing.alias_of_id is not None:
        return  # it shows the English words, and says so
    translation = Translation.objects.filter(
        source__object_id=thing.translation_key, target_locale_id=thing.locale_id, enabled=True
    ).first()
    if translation is None:
        return
    total, done = translation.get_progress()
    if done < total:
        raise TranslationIncomplete(title=str(thing), done=done, total=total)


def nothing(_change: Change) -> None:
    """Do nothing: everything is asked beforehand."""


APPROVAL = PublishHandler(handle=nothing, check=refuse_what_needs_more)
