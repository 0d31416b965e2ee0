"""Translations are published as everything else is: at once with what follows, or not at all.

wagtail-localize writes a translation over what readers see and publishes it after the commit.
Its one way of saving a translation, `Translation.save_target`, is therefore bound here: it saves
a draft, and this publishes the draft within the same transaction, or leaves readers what they had.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import translation as languages
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation

from portal.core.publishing.acting import acting_as
from portal.core.publishing.changes import ChangeKind
from portal.core.publishing.dispatch import tell
from portal.core.publishing.ways import publish_revision

# What says which versions there are, rather than what readers see.
BOOKKEEPING = frozenset(
    {"latest_revision_id", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)
SaveTarget = Callable[..., None]


def bind_translations() -> None:
    """Publish translations our way; doing it twice changes nothing."""
    save_target = Translation.save_target
    if not getattr(save_target, "is_one_transaction", False):
        Translation.save_target = _in_one_transaction(save_target)


def _in_one_transaction(save_target: SaveTarget) -> SaveTarget:
    def bound(self: Any, user: Any = None, publish: bool = True) -> None:
        model = self.source.specific_content_type.model_class()
        with transaction.atomic(), acting_as(user):
            if not issubclass(model, DraftStateMixin):
                save_target(self, user=user, publish=publish)
                return
            before = _target_of(self)
            save_target(self, user=user, publish=False)
            after = _target_of(self)
            if publish:
                _publish(after, user)
            elif before is not None and before.live:
                _leave_as_it_was(before, after)

    bound.is_one_transaction = True  # type: ignore[attr-defined]  # a mark, as the actions have
    return bound


def _target_of(translation: Any) -> Any:
    """Find the translated page or row; None before it is made."""
    source = translation.source
    model = source.specific_content_type.model_class()
    return model.objects.filter(
        translation_key=source.object_id, locale_id=translation.target_locale_id
    ).first()


def _publish(target: Any, user: Any) -> None:
    revision = target.latest_revision
    if not revision.content.get("edition_note"):
        with languages.override(target.locale.language_code):
            revision.content["edition_note"] = _("The translation was brought up to date.")
        revision.save(update_fields=["content"])
    publish_revision(revision=revision, user=user)


def _leave_as_it_was(before: Any, after: Any) -> None:
    """Take the draft out of what readers see.

    An alias only repeated the English text and is none any more: until its own text is
    published, readers get the English one.
    """
    if isinstance(before, Page) and after.slug != before.slug:
        after.slug = before.slug
        after.save(clean=False)  # takes the addresses of what stands below along
    values = {
        field.attname: getattr(before, field.attname)
        for field in before._meta.concrete_fields
        if not field.primary_key and field.attname not in BOOKKEEPING
    }
    was_alias = isinstance(before, Page) and before.alias_of_id is not None
    if was_alias:
        values |= {"alias_of_id": None, "live": False, "live_revision_id": None}
    type(before).objects.filter(pk=before.pk).update(**values, has_unpublished_changes=True)
    if was_alias:
        after.refresh_from_db()
        tell(ChangeKind.UNPUBLISHED, after)
