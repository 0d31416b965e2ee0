"""Rows that are added and never changed."""

from __future__ import annotations

from typing import Any

from django.db import models

from portal.guidance.plan.exceptions import KeptForGood


class LedgerRow(models.Model):
    """This is written once; it goes only with what it is about."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; raise KeptForGood when it is there already."""
        if not self._state.adding:
            raise KeptForGood
        super().save(*args, **kwargs)
