"""Words of an identity row: one text row for each language and voice, approved by a person.

A feature derives a table from `TextRow`, adds its `owner` and its words, and serves it in the CMS
with `portal.core.cms.snippets.PartnershipSnippetViewSet`.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import SynchronizedField

from portal.core.cms.approved_publish import publish_approved
from portal.core.cms.preview import parts_of


class Voice(models.TextChoices):
    """Whom words speak to; each voice is written and approved for itself."""

    ADULT = "adult", _("Adults")
    CHILD = "child", _("Children and young people")


class TextRowQuerySet(models.QuerySet[Any]):
    """Reads of words."""

    def live(self) -> Self:
        """Keep what readers may see: published and approved, never a draft."""
        return self.filter(live=True, approved_at__isnull=False)

    def in_voice(self, voice: Voice) -> Self:
        """Keep one voice; there is no falling back to the other."""
        return self.filter(voice=voice)

    def in_language(self, code: str) -> Self:
        """Keep one language."""
        return self.filter(locale__language_code=code)


class TextRow(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    models.Model,
):
    """This holds the words of its owner in one language and voice.

    Readers see what was last published; a change after that is a draft until it is approved.
    """

    voice = models.CharField(_("voice"), max_length=8, choices=Voice, default=Voice.ADULT)
    live = models.BooleanField(_("live"), default=False, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("approved by"),
    )
    # How old the English words were that a translation was made from.
    translated_from_at = models.DateTimeField(null=True, blank=True, editable=False)

    partnership_path: ClassVar[str] = "owner__partnership"
    preview_template: ClassVar[str] = "portal/cms/text_preview.html"
    # The same in every language; who owns the words and when they go live is no translator's.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("owner", overridable=False),
        SynchronizedField("voice", overridable=False),
    ]

    objects: ClassVar[models.Manager[Any]] = TextRowQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "locale", "voice"], name="%(app_label)s_%(class)s_once"
            ),
            models.CheckConstraint(
                condition=models.Q(live=False) | models.Q(approved_at__isnull=False),
                name="%(app_label)s_%(class)s_live_is_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(voice__in=Voice.values),
                name="%(app_label)s_%(class)s_voice_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_title()} ({self.get_voice_display()})"

    def get_title(self) -> str:
        """Name these words to editors and above a preview."""
        return str(getattr(self, "owner", ""))

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        """Put a version in front of readers, noting who approved it and when."""
        publish_approved(revision, user=user, **kwargs)

    def copy_for_translation(self, locale: Locale, exclude_fields: Any = None) -> Self:
        """Begin a translation: a draft that nobody has approved."""
        copy: Self = super().copy_for_translation(locale, exclude_fields=exclude_fields)
        copy.live = False
        copy.has_unpublished_changes = True
        copy.approved_at = copy.approved_by = copy.translated_from_at = None
        copy.first_published_at = copy.last_published_at = None
        copy.live_revision = copy.latest_revision = None
        copy.locked, copy.locked_at, copy.locked_by = False, None, None
        return copy

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Read a version without what belongs to the row as a whole: who approved it."""
        row: Self = super().with_content_json(content)
        row.approved_at, row.approved_by_id = self.approved_at, self.approved_by_id
        row.translated_from_at = self.translated_from_at
        return row

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Give the page that shows the words as readers will meet them."""
        return self.preview_template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Give the preview what it shows."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        is_young = self.voice == Voice.CHILD
        return {
            **context,
            "row": self,
            "parts": parts_of(self),
            "language": self.locale.language_code,
            "title": self.get_title(),
            "skin": "teen" if is_young else "adult",
        }
