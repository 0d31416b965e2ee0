"""What stands in documents, and which pages lead to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReadState(models.TextChoices):
    """How far the reading of a document is."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Read")
    FAILED = "failed", _("Could not be read")


class DocumentText(models.Model):
    """This is the text of a document's file, read once by the worker."""

    document = models.OneToOneField(
        "wagtaildocs.Document", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    digest = models.CharField(max_length=64)  # of the file
    state = models.CharField(max_length=8, choices=ReadState, default=ReadState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)  # a code
    text = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=ReadState.values), name="document_text_state_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(state=ReadState.FAILED) & ~Q(fault=""))
                | (~Q(state=ReadState.FAILED) & Q(fault="")),
                name="document_text_fault_is_named",
            ),
            models.CheckConstraint(
                condition=Q(state=ReadState.DONE) | Q(text=""), name="document_text_is_read"
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}: {self.state}"


class DocumentUse(models.Model):
    """This says that readers of a page, or of a row of words, are led to a document."""

    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE, related_name="+")
    origin = models.CharField(max_length=100)  # "core.StandardPage:12"
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("use of a document")
        verbose_name_plural = _("uses of documents")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "origin"], name="document_use_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["origin"], name="document_use_origin")]

    def __str__(self) -> str:
        return f"{self.origin} leads to document {self.document_id}"
