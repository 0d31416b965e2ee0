"""Entries: one for every public thing, in each of its languages and voices."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.findable import ADULT, CHILD, KINDS

NATIONAL = 0  # stands for "of no partnership" where the database must compare it


class SearchEntryQuerySet(models.QuerySet[Any]):
    """Reads of entries."""

    def visible(self, scope: Any) -> Self:
        """Keep what a reader of this site may find, in their language or else in the first."""
        here, first = scope.partnership_pk or NATIONAL, settings.LANGUAGE_CODE
        language = Q(language=scope.language)
        if scope.language != first:
            language |= Q(language=first) & ~Q(also_in__contains=f";{scope.language};")
        return (
            self.filter(voice=scope.voice)
            .filter(Q(place=here) | (Q(place=NATIONAL) & ~Q(not_at__contains=f";{here};")))
            .filter(language)
            .filter(Q(until__isnull=True) | Q(until__gt=scope.now))
        )


class SearchEntry(models.Model):
    """This is one public thing in one language and voice; narrow, because all of them are read."""

    source = models.CharField(max_length=30)  # the name it was registered by
    thing = models.CharField(max_length=160)
    origin = models.CharField(max_length=100)
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=12)
    voice = models.CharField(max_length=8)
    place = models.PositiveBigIntegerField(default=NATIONAL)  # of a partnership, else national
    # ";3;7;": the partnerships that have an own thing of this name; they do not see this one.
    not_at = models.CharField(max_length=200, blank=True)
    also_in = models.CharField(max_length=60, blank=True)  # ";pl;ro;": its other languages
    harms = models.CharField(max_length=400, blank=True)  # ";missing;bullying;", sorted
    path = models.CharField(max_length=500)
    title = models.CharField(max_length=255)
    summary = models.CharField(max_length=400, blank=True)
    boost = models.PositiveSmallIntegerField(default=100)
    changed_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)  # of everything, its long text included
    version = models.PositiveBigIntegerField()  # grows with every change of the entry

    objects: ClassVar[models.Manager[Any]] = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["thing", "language", "voice", "place"], name="search_entry_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="search_entry_kind"),
            models.CheckConstraint(
                condition=Q(voice__in=[ADULT, CHILD]), name="search_entry_voice"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & Q(path__startswith="/"),
                name="search_entry_leads_somewhere",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["source", "thing"], name="search_entry_source"),
            models.Index(fields=["origin"], name="search_entry_origin"),
            models.Index(fields=["until"], name="search_entry_until"),
        ]

    def __str__(self) -> str:
        return f"{self.thing} ({self.language}, {self.voice})"


class SearchText(models.Model):
    """This is the long text of an entry, read only for what is shown."""

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    headings = models.TextField(blank=True)  # one to a line
    words = models.TextField(blank=True)  # one to a line
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = _("text of a search entry")
        verbose_name_plural = _("texts of search entries")

    def __str__(self) -> str:
        return f"text of entry {self.pk}"


class SearchWord(models.Model):
    """This is a word of the portal's own, and in how many entries of one site it stands.

    Spelling is checked against these, so nobody is led to words they may not see.
    """

    place = models.PositiveBigIntegerField(default=NATIONAL)
    language = models.CharField(max_length=12)
    voice = models.CharField(max_length=8)
    word = models.CharField(max_length=40)
    stem = models.CharField(max_length=40)
    entries = models.IntegerField()

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "language", "voice", "word"], name="search_word_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["language", "voice", "stem"], name="search_word_stem"),
        ]

    def __str__(self) -> str:
        return self.word
