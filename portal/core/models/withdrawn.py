"""Addresses of pages that everybody could read and that were taken off the site."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 800  # characters; an index of PostgreSQL takes no more than 2,700 bytes


class WithdrawnAddress(models.Model):
    """This address once led everybody to a page; it stays noted when a page stands there again."""

    url_path = models.CharField(max_length=LONGEST, unique=True)  # as Wagtail writes it
    withdrawn_at = models.DateTimeField()

    class Meta:
        verbose_name = _("withdrawn address")
        verbose_name_plural = _("withdrawn addresses")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(url_path__startswith="/"), name="withdrawn_address_is_a_path"
            ),
        ]

    def __str__(self) -> str:
        return self.url_path
