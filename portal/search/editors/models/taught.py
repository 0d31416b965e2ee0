"""What both tables share: drafts, approval, history, and whose they are."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

LONGEST_TEXT = 1300  # twenty phrases of sixty letters, and the ends of their lines


def languages() -> list[tuple[str, Any]]:
    """List the languages people search in; a function, so that no migration repeats them."""
    return list(settings.LANGUAGES)


def first_language() -> str:
    """Give the language that is meant where nobody says."""
    return str(settings.LANGUAGE_CODE)


class TaughtQuerySet(models.QuerySet[Any]):
    """Reads of what editors taught."""

    def live(self) -> Self:
        """Keep what search goes by; a draft changes nothing until it is approved."""
        return self.filter(live=True)

    def for_place(self, partnership_pk: int | None) -> Self:
        """Keep a partnership's own rows and the national ones."""
        return self.filter(Q(partnership_id=partnership_pk) | Q(partnership__isnull=True))


class Taught(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """This is one thing that search was taught: what was last published counts."""

    partnership = models.ForeignKey(
        "core.Partnership",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("partnership"),
        help_text=_("Empty for what holds everywhere."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=languages,
        default=first_language,
        help_text=_("The language of the words, and of those who type them."),
    )
    phrases = models.TextField(_("phrases"), max_length=LONGEST_TEXT)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For colleagues: why this is here.")
    )

    partnership_path: ClassVar[str] = "partnership"

    objects: ClassVar[models.Manager[Any]] = TaughtQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def lines(self) -> list[str]:
        """List the phrases."""
        return [line for line in self.phrases.splitlines() if line]
