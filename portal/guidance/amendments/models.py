"""Pages that are gone and may still be named."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class GonePage(models.Model):
    """This page was deleted while everybody might read of it; its editions stay to be read.

    Of a page that is there one sees whom it is for and who may read it; of one that is gone
    nothing would tell. Pages for families, pages with a discreet title and private pages get no
    row, so nothing of them is shown when they are gone.
    """

    model_label = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)
    partnership = models.ForeignKey(
        "core.Partnership", on_delete=models.CASCADE, related_name="gone_pages"
    )
    gone_at = models.DateTimeField()

    class Meta:
        verbose_name = _("deleted page")
        verbose_name_plural = _("deleted pages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["model_label", "object_id"], name="gone_page_once"),
            models.CheckConstraint(
                condition=~models.Q(model_label="") & ~models.Q(object_id=""),
                name="gone_page_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model_label}:{self.object_id}"
