"""The same content as Wagtail's own search would hold it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.search import index


class StockThing(index.Indexed, models.Model):
    """This is an entry as any Wagtail site would index it: fields with boosts, and filters."""

    path = models.CharField(max_length=500)
    language = models.CharField(max_length=12)
    voice = models.CharField(max_length=8)
    place = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=255)
    words = models.TextField()
    headings = models.TextField()
    summary = models.TextField()
    body = models.TextField()

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title", boost=10),
        index.SearchField("words", boost=8),
        index.SearchField("headings", boost=4),
        index.SearchField("summary", boost=3),
        index.SearchField("body"),
        *(index.FilterField(name) for name in ("language", "voice", "place", "kind")),
    ]

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.title
