"""What the portal remembers of the rows that packs brought."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.core.models import Partnership


class PackedRow(models.Model):
    """This remembers how a row was when a pack last wrote it, so that edits are noticed."""

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="packed_rows"
    )
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, blank=True)  # empty: never written by a pack
    offered = models.CharField(max_length=64, blank=True)  # the version last kept as a draft
    facts = models.JSONField(default=list, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    row = GenericForeignKey("content_type", "object_id")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "key"],
                condition=models.Q(partnership__isnull=False),
                name="packed_once_per_partnership",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(partnership__isnull=True),
                name="packed_once_nationally",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="") & ~models.Q(key=""), name="packed_row_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"
