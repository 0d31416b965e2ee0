"""Identity rows: what exists once, in no language and on no site of its own.

All foreign keys of the portal point to rows such as these; their words are `TextRow`s.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin

from portal.core.models import Partnership

SLUG = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and hyphens."))


class IdentityQuerySet(models.QuerySet[Any]):
    """Reads of identity rows."""

    def for_partnership(self, partnership: Partnership) -> Self:
        """Keep what a partnership shows: its own rows and the national ones."""
        return self.filter(models.Q(partnership=partnership) | models.Q(partnership__isnull=True))

    def in_order(self) -> Self:
        """Put them in an order that never changes by itself."""
        return self.order_by("order", "slug", "pk")


class IdentityRow(RevisionMixin, ClusterableModel):
    """This exists once; who changes it approves it too, for it has no words and no drafts."""

    partnership = models.ForeignKey(
        "core.Partnership",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("partnership"),
        help_text=_("Empty for what every partnership shows."),
    )
    slug = models.CharField(
        _("slug"),
        max_length=80,
        validators=[SLUG],
        help_text=_("The last part of its address. Once published, leave it as it is."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    partnership_path: ClassVar[str] = "partnership"

    objects: ClassVar[models.Manager[Any]] = IdentityQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], name="%(app_label)s_%(class)s_slug_once_here"
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(partnership__isnull=True),
                name="%(app_label)s_%(class)s_slug_once_nationally",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug=""), name="%(app_label)s_%(class)s_is_named"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
