"""What was found when published content was looked at, and what was done about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.models import Partnership
from portal.guidance.review.rules.outer import LONGEST_ADDRESS, Verdict

VERDICTS = [
    (Verdict.UNCHECKED.value, _("not checked yet")),
    (Verdict.RIGHT.value, _("works")),
    (Verdict.SHUT.value, _("does not answer programs: look by hand")),
    (Verdict.FAILED.value, _("did not answer once: asked again tomorrow")),
    (Verdict.BROKEN.value, _("broken")),
    (Verdict.REFUSED.value, _("not asked: it is no address of the open web")),
]


class Subject(models.Model):
    """This is a published page or row of words, as it was when it was last looked at."""

    partnership = models.ForeignKey(
        Partnership, null=True, on_delete=models.CASCADE, related_name="+",
        verbose_name=_("partnership"),
    )  # fmt: skip
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=255)
    path = models.CharField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=10)
    owner_post = models.CharField(_("owner"), max_length=120, blank=True)
    is_reviewed = models.BooleanField(default=False)  # pages are, and laws; other rows are not
    reviewed_date = models.DateField(_("last reviewed"), null=True)
    due_date = models.DateField(_("next review due"), null=True)
    reading_age = models.FloatField(_("reading age"), null=True)
    oldest_reader = models.PositiveSmallIntegerField(_("at most"), null=True)
    is_behind = models.BooleanField(default=False)  # its English words changed after it was made
    # The day of the last reminder, and the day for which it was sent.
    reminded_on = models.DateField(null=True)
    reminded_for = models.DateField(null=True)
    looked_at = models.DateTimeField(_("looked at"))

    partnership_path: ClassVar[str] = "partnership"

    class Meta:
        verbose_name = _("page or row")
        verbose_name_plural = _("pages and rows")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="subject_once"),
            models.CheckConstraint(
                condition=Q(is_reviewed=True)
                | Q(due_date__isnull=True, reviewed_date__isnull=True),
                name="subject_dates_are_of_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(reminded_on__isnull=True, reminded_for__isnull=True)
                | Q(reminded_on__isnull=False, reminded_for__isnull=False),
                name="subject_reminder_is_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["partnership", "due_date"], name="subject_due")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_page(self) -> bool:
        """Say whether it is a page rather than a row of words."""
        model = self.content_type.model_class()
        return model is not None and issubclass(model, Page)

    @property
    def edit_path(self) -> str:
        """Give the address in the CMS where it is edited."""
        if self.is_page:
            return reverse("wagtailadmin_pages:edit", args=[self.object_id])
        model: Any = self.content_type.model_class()
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(self.object_id)])

    @property
    def kind_name(self) -> str:
        """Say what it is, such as “part of a guide”."""
        model: Any = self.content_type.model_class()
        return str(model._meta.verbose_name)


class OuterLink(models.Model):
    """This is an address elsewhere, and what came of asking for it."""

    url = models.CharField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    verdict = models.CharField(
        _("state"), max_length=12, choices=VERDICTS, default=Verdict.UNCHECKED.value
    )
    status = models.PositiveSmallIntegerField(_("answer"), null=True)  # none: no answer came
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    checked_at = models.DateTimeField(_("asked"), null=True)
    due_at = models.DateTimeField(null=True)  # when to ask again; none: as soon as possible

    class Meta:
        verbose_name = _("address elsewhere")
        verbose_name_plural = _("addresses elsewhere")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(url=""), name="outer_link_leads_somewhere"),
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]),
                name="outer_link_verdict_is_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.UNCHECKED.value, checked_at__isnull=True)
                | (~Q(verdict=Verdict.UNCHECKED.value) & Q(checked_at__isnull=False)),
                name="outer_link_checked_sometime",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class FindingKind(models.TextChoices):
    """What may be wrong with published content."""

    PAGE = "page", _("leads to a page that is not published")
    PATH = "path", _("leads to an address that is not there")
    ANCHOR = "anchor", _("leads to a place in a page that is not there")
    FILE = "file", _("leads to a document that is not there")
    WEB = "web", _("leads elsewhere")
    ALT = "alt", _("picture without words")
    BLAME = "blame", _("words that blame")


LINK_KINDS = (FindingKind.PAGE, FindingKind.PATH, FindingKind.ANCHOR, FindingKind.FILE,
              FindingKind.WEB)  # fmt: skip


class Finding(models.Model):
    """This is one thing to look at in one page or row."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("what"), max_length=8, choices=FindingKind)
    place = models.CharField(_("where"), max_length=255, blank=True)
    text = models.CharField(_("which"), max_length=LONGEST_ADDRESS)
    hint = models.TextField(_("instead"), blank=True)
    link = models.ForeignKey(
        OuterLink, null=True, on_delete=models.CASCADE, related_name="findings"
    )

    partnership_path: ClassVar[str] = "subject__partnership"

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=FindingKind.values), name="finding_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=FindingKind.WEB, link__isnull=False)
                | (~Q(kind=FindingKind.WEB) & Q(link__isnull=True)),
                name="finding_web_has_link",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    @property
    def link_verdict(self) -> str:
        """Say what is known of a link: of one of our own, what is wrong with it."""
        return str(self.link.get_verdict_display() if self.link else self.get_kind_display())

    @property
    def link_status(self) -> int | None:
        """Give the answer from elsewhere."""
        return self.link.status if self.link else None

    @property
    def link_asked_at(self) -> datetime | None:
        """Say when somewhere else was last asked."""
        return self.link.checked_at if self.link else None


class PageReview(models.Model):
    """This says that somebody looked at a page and had nothing to change."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(
        Partnership, null=True, on_delete=models.CASCADE, related_name="+"
    )
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    next_due_date = models.DateField()

    partnership_path: ClassVar[str] = "partnership"

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reviewed_at:%Y-%m-%d}"


class ReportState(models.TextChoices):
    """How far somebody is with what a reader reported."""

    NEW = "new", _("new")
    LOOKING = "looking", _("looking into it")
    RIGHT = "right", _("put right")
    NOTHING = "nothing", _("nothing to change")


OPEN_STATES = (ReportState.NEW, ReportState.LOOKING)


class ReportHandling(models.Model):
    """This says who deals with a reader's report, and how far they are."""

    report = models.OneToOneField(
        "core.ProblemReport", on_delete=models.CASCADE, related_name="handling"
    )
    state = models.CharField(_("state"), max_length=8, choices=ReportState, default=ReportState.NEW)
    note = models.TextField(
        _("note"), max_length=1000, blank=True,
        help_text=_("For colleagues. Never anything that tells who a child is."),
    )  # fmt: skip
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("who"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"))

    partnership_path: ClassVar[str] = "report__partnership"

    class Meta:
        verbose_name = _("handling of a report")
        verbose_name_plural = _("handling of reports")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="report_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.get_state_display()}"
