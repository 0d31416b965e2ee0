"""Words that mean the same to people who search."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.cms.text_rows import Voice
from portal.search.editors.models.taught import Taught


class SynonymSet(Taught):
    """This is one set; a partnership's own stands in the place of a national one of its name."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("What it is about. Only editors see it.")
    )
    voice = models.CharField(_("who searches"), max_length=8, choices=Voice, default=Voice.ADULT)
    is_one_way = models.BooleanField(
        _("one way only"),
        default=False,
        help_text=_(
            "Tick this when whoever types the first phrase should also find the others, but "
            "not the other way round."
        ),
    )

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("sets of synonyms")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="synonym_name_once_a_partnership"
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(partnership__isnull=True),
                name="synonym_name_once_nationally",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(phrases="") & ~Q(language=""),
                name="synonym_set_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(voice__in=Voice.values), name="synonym_voice_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["language", "voice", "live"], name="synonym_read"),
        ]

    def __str__(self) -> str:
        return self.name
