"""Publishing that writes down who approved: the row and the approval become visible together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import ModelLogEntry
from wagtail_localize.models import TranslationSource


class ApprovedPublish(PublishRevisionAction):
    """This publishes a version and notes who put it in front of readers."""

    def _publish_revision(
        self,
        revision: Any,
        object: Any,  # noqa: A002 (Wagtail's name)
        user: Any,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        # Wagtail's action stands at the border, as a view does: it reads the clock as well.
        now = timezone.now()
        if not (object.go_live_at and object.go_live_at > now):
            object.approved_at = now
            object.approved_by = user or _who_scheduled(revision)
            object.translated_from_at = _age_of_source(object)
        super()._publish_revision(revision, object, user, *args, **kwargs)


def publish_approved(
    revision: Any, *, user: Any = None, skip_permission_checks: bool = False, **kwargs: Any
) -> None:
    """Publish a version of a row that keeps note of its approval."""
    action = ApprovedPublish(revision, user=user, **kwargs)
    action.execute(skip_permission_checks=skip_permission_checks)


def _who_scheduled(revision: Any) -> Any:
    """Find who approved it for later, when its time has come; None for packs and commands."""
    planned = ModelLogEntry.objects.filter(action="wagtail.publish.schedule", revision=revision)
    entry = planned.order_by("-timestamp", "-pk").select_related("user").first()
    return entry.user if entry else None


def _age_of_source(row: Any) -> datetime | None:
    """Say of what age the words are that a translation shows; None for what is no translation."""
    return (
        TranslationSource.objects.filter(
            object_id=row.translation_key, translations__target_locale_id=row.locale_id
        )
        .values_list("last_updated_at", flat=True)
        .first()
    )
