"""Editions and their ends: rows that are added, never changed."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.editions.exceptions import KeptForGood


class KeptQuerySet(models.QuerySet[Any]):
    """This refuses to change or delete rows; the database refuses changes as well."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise KeptForGood

    def delete(self) -> NoReturn:
        """Refuse."""
        raise KeptForGood


class EditionQuerySet(KeptQuerySet):
    """Reads of editions."""

    def of(self, subject: str) -> EditionQuerySet:
        """Keep those of one page or row, the newest first."""
        label, _colon, pk = subject.partition(":")
        rows = self.filter(model_label=label, object_id=pk)
        return rows.select_related("withdrawal").order_by("-number", "-correction")


class KeptModel(models.Model):
    """This row is written once."""

    objects: ClassVar[models.Manager[Any]] = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; refuse to write it again."""
        if not self._state.adding:
            raise KeptForGood
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise KeptForGood


class Edition(KeptModel):
    """This is a text as it was published; it stays when the page is gone.

    A correction is frozen too, under the number of the edition it corrects.
    """

    # No foreign key: what the page said must be answerable when the page is deleted.
    model_label = models.CharField(max_length=100)
    object_id = models.CharField(max_length=64)
    translation_key = models.UUIDField(null=True)
    language = models.CharField(max_length=16, blank=True)
    path = models.CharField(max_length=1000, blank=True)  # where it stood in the tree
    partnership = models.ForeignKey(
        "core.Partnership", null=True, on_delete=models.PROTECT, related_name="editions"
    )
    title = models.CharField(_("title"), max_length=255)
    number = models.PositiveIntegerField(_("number"))
    correction = models.PositiveSmallIntegerField(_("correction"), default=0)
    published_at = models.DateTimeField(_("published"))
    owner_post = models.CharField(_("owner"), max_length=120, blank=True)
    publisher_group = models.CharField(_("published by"), max_length=150, blank=True)
    note = models.TextField(_("what changed and why"))
    html = models.TextField()
    text = models.TextField(blank=True)
    contacts = models.JSONField(default=list)  # key, name and number of each, as shown
    content_digest = models.CharField(max_length=64)  # of what editors wrote
    digest = models.CharField(max_length=64)  # of what readers saw

    objects: ClassVar[models.Manager[Any]] = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["model_label", "object_id", "number", "correction"],
                name="edition_number_once",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_from_one"),
            models.CheckConstraint(
                condition=~models.Q(model_label="") & ~models.Q(object_id=""),
                name="edition_is_of_something",
            ),
            models.CheckConstraint(condition=~models.Q(note=""), name="edition_says_why"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["partnership", "-published_at"], name="edition_log"),
            models.Index(fields=["translation_key", "language"], name="edition_translations"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"

    @property
    def is_correction(self) -> bool:
        """Say whether it only mends the edition of the same number."""
        return self.correction > 0

    @property
    def is_in_force(self) -> bool:
        """Say whether nothing ended it; whether a newer one followed is for queries to say."""
        return not hasattr(self, "withdrawal")


class WithdrawalReason(models.TextChoices):
    """Why a text went off the site."""

    UNPUBLISHED = "unpublished", _("Taken off the site")
    DELETED = "deleted", _("Deleted")
    SCHEDULED = "scheduled", _("Taken off the site until a later date")


class Withdrawal(KeptModel):
    """This is the end of an edition that no newer one followed."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_at = models.DateTimeField()
    reason = models.CharField(max_length=16, choices=WithdrawalReason)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reason__in=WithdrawalReason.values), name="withdrawal_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.reason})"
