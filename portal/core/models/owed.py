"""What the shared cache was not told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OwedStamp(models.Model):
    """The shared cache was away when pages changed; it is told once it is back.

    A row for each time: whoever pays deletes those they saw, and locks nobody who publishes.
    """

    owed_since = models.DateTimeField()

    class Meta:
        verbose_name = _("change the shared cache was not told of")
        verbose_name_plural = _("changes the shared cache was not told of")

    def __str__(self) -> str:
        return f"{self.owed_since:%Y-%m-%d %H:%M}"
