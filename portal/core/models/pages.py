"""Pages: the base every page type shares, the home page and the standard page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.core.blocks import BodyBlock, DoorsBlock
from portal.core.fields import StreamField
from portal.core.panels import CONTENT_PANELS, HOME_PANELS, PROMOTE_PANELS, SETTINGS_PANELS
from portal.core.publishing.changes import ChangeKind
from portal.core.publishing.dispatch import tell
from portal.core.registry import page_views
from portal.core.slugs import is_reserved


class Audience(models.TextChoices):
    """Whom a page speaks to; the look follows from it."""

    EVERYONE = "everyone", _("Everyone")
    PRACTITIONER = "practitioner", _("People who work with children")
    FAMILY = "family", _("Parents and carers")
    TEEN = "teen", _("Young people, 11 to 17")
    CHILD = "child", _("Children under 11")


SKINS = {Audience.TEEN: "teen", Audience.CHILD: "child"}
FAMILY_AUDIENCES = {Audience.FAMILY, Audience.TEEN, Audience.CHILD}


class BasePage(Page):
    """This is what every page has; its view is looked up by type, so pages know no view."""

    intro = models.TextField(
        _("first sentence"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences under the heading: what this page is for."),
    )
    audience = models.CharField(
        _("who it is for"), max_length=16, choices=Audience, default=Audience.EVERYONE
    )
    discreet_title = models.CharField(
        _("discreet title"),
        max_length=60,
        blank=True,
        help_text=_(
            "Shown in the browser tab and history instead of the title. "
            "Use it where somebody else may look at the phone."
        ),
    )
    edition_note = models.TextField(
        _("What changed and why?"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "One or two sentences for readers. The published text is kept as an edition, "
            "and readers can see what changed. Published once, the note is kept with the edition."
        ),
    )
    is_correction = models.BooleanField(
        _("Correction, no new edition"),
        default=False,
        db_default=False,
        help_text=_("For a spelling mistake or a broken link: nothing that readers act on."),
    )
    owner_post = models.CharField(
        _("owner"), max_length=120, blank=True, help_text=_("A post, never a person’s name.")
    )
    last_reviewed_date = models.DateField(_("last reviewed"), null=True, blank=True)
    review_due_date = models.DateField(_("next review due"), null=True, blank=True)

    # Published texts of these pages are kept for good, each with a note of what changed.
    keeps_editions: ClassVar[bool] = True
    # A page that is a whole section stands at one address that no other page may take.
    section_slug: ClassVar[str] = ""
    exclude_fields_in_copy: ClassVar[list[str]] = ["edition_note", "is_correction"]
    # A note speaks of one language's text; a translation has its own.
    # Addresses are the same in every language.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("edition_note", overridable=False),
        SynchronizedField("is_correction", overridable=False),
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.SearchField("intro")]
    content_panels = CONTENT_PANELS
    promote_panels = PROMOTE_PANELS
    settings_panels = SETTINGS_PANELS

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(review_due_date__isnull=True)
                | models.Q(last_reviewed_date__isnull=True)
                | models.Q(review_due_date__gt=models.F("last_reviewed_date")),
                name="%(app_label)s_%(class)s_review_follows",
            ),
        ]

    @property
    def skin(self) -> str:
        """Name the look of this page: adult, child or teen."""
        return SKINS.get(Audience(self.audience), "adult")

    @property
    def is_family_page(self) -> bool:
        """Say whether a child or a family reads this, maybe on a phone that is looked at."""
        return self.audience in FAMILY_AUDIENCES or bool(self.discreet_title)

    @property
    def tab_title(self) -> str:
        """Give the words for the browser's tab and history."""
        return self.discreet_title or self.seo_title or self.title

    def clean(self) -> None:
        """Refuse an address that a part of the portal already has."""
        super().clean()
        if self.section_slug and self.slug != self.section_slug:
            reason = _("This section stands at “%(slug)s”.") % {"slug": self.section_slug}
            raise ValidationError({"slug": reason})
        if self.section_slug:
            return
        if self.slug and is_reserved(self.slug, is_top_level=self.depth == 3):
            raise ValidationError(
                {"slug": _("A part of the portal has this address; choose another.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and tell of a new address within the same transaction; Wagtail tells too late."""
        with transaction.atomic():
            slug = self._slug_before(kwargs.get("update_fields"))
            super().save(*args, **kwargs)
            if slug is not None and slug != self.slug:
                tell(ChangeKind.ADDRESS_CHANGED, self)

    def _slug_before(self, update_fields: Iterable[str] | None) -> str | None:
        if self.pk is None or (update_fields is not None and "slug" not in update_fields):
            return None
        return Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Answer with the view registered for this type of page."""
        view = page_views.get(self._meta.label)
        if view is None:
            raise ImproperlyConfigured(f"No page view is registered for {self._meta.label}.")
        return view(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show a draft with the view its readers get; pages have no template of their own."""
        return self.serve(request)


class HomePage(BasePage):
    """This is the front door of one partnership, for all four kinds of visitor."""

    doors = StreamField(DoorsBlock(), blank=True, verbose_name=_("doors"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))

    keeps_editions = False  # doors and short words: nobody asks what they said last year
    content_panels = HOME_PANELS
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        constraints = BasePage.Meta.constraints


class StandardPage(BasePage):
    """This is a page of content anywhere in the site."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))

    parent_page_types: ClassVar[list[str]] = ["core.HomePage", "core.StandardPage"]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        constraints = BasePage.Meta.constraints
