"""Terms: the glossary, explained in place wherever a term occurs."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.cms.identity import IdentityRow
from portal.core.cms.text_rows import TextRow


class Term(IdentityRow):
    """This is one term; a partnership may have one of its own under a national term's slug."""

    is_acronym = models.BooleanField(
        _("is an abbreviation"), default=False, help_text=_("Written out where it first occurs.")
    )

    is_name = models.BooleanField(
        _("is a name"),
        default=False,
        db_default=False,
        help_text=_("Explained only where it has its capital letter: Prevent, but not prevent."),
    )

    class Meta(IdentityRow.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")


class TermText(TextRow):
    """This explains a term in plain words."""

    owner = models.ForeignKey(
        Term, on_delete=models.CASCADE, related_name="texts", verbose_name=_("term")
    )
    term = models.CharField(_("term"), max_length=120)
    expansion = models.CharField(_("written out"), max_length=200, blank=True)
    definition = models.TextField(_("what it means"), max_length=600)
    also = models.TextField(
        _("other words"), blank=True, help_text=_("Spellings and synonyms, one to a line.")
    )
    street_words = models.TextField(
        _("street words"),
        blank=True,
        help_text=_("What young people or people who harm say. One to a line; found by search."),
    )

    class Meta(TextRow.Meta):
        verbose_name = _("words on a term")
        verbose_name_plural = _("words on terms")
        constraints: ClassVar = [
            *TextRow.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(term="") & ~models.Q(definition=""), name="term_is_explained"
            ),
        ]

    def get_title(self) -> str:
        """Name it as readers do."""
        return self.term
