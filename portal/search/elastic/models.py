"""What the search server is still to be told, and which of its indices is ours."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ONLY = 1


class FeedRowQuerySet(models.QuerySet[Any]):
    """Reads of what is still to be told."""

    def due(self, now: datetime) -> Self:
        """Keep what may be told now, in the order of keys."""
        return self.filter(try_at__lte=now).order_by("entry")


class FeedRow(models.Model):
    """This is an entry whose latest state the search server has not been told.

    One row for each entry, whatever happened to it: what is told is how the table has it then, and
    that it is gone when the table has it no more. The version decides on the server too, so it may
    be told twice and in any order.
    """

    entry = models.PositiveBigIntegerField(primary_key=True)  # no foreign key: it outlives it
    version = models.PositiveBigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    fault = models.CharField(max_length=60, blank=True)  # a code, never words

    objects: ClassVar[models.Manager[Any]] = FeedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry to be told")
        verbose_name_plural = _("entries to be told")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tries=0, fault="") | (Q(tries__gt=0) & ~Q(fault="")),
                name="search_feed_fault_of_a_try",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["try_at"], name="search_feed_due")]

    def __str__(self) -> str:
        return f"entry {self.entry}, version {self.version}"


def new_installation() -> str:
    """Name this database: entries of another one have the same keys."""
    return secrets.token_hex(4)


class Indexing(models.Model):
    """This is where the making of an index stands; there is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    installation = models.CharField(max_length=8, default=new_installation)
    building = models.CharField(max_length=120, blank=True)  # the index being filled, or none
    after = models.PositiveBigIntegerField(default=0)  # entries up to this key are in it
    held_until = models.DateTimeField(null=True)  # one process at a time goes on with it

    class Meta:
        verbose_name = _("state of the index")
        verbose_name_plural = _("states of the index")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=ONLY), name="search_indexing_once"),
            models.CheckConstraint(
                condition=~Q(building="") | Q(after=0), name="search_indexing_after_of_a_build"
            ),
            models.CheckConstraint(
                condition=~Q(installation=""), name="search_indexing_has_installation"
            ),
        ]

    def __str__(self) -> str:
        return self.installation
