"""What the kernel itself registers."""

from __future__ import annotations

from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction, Site

from portal.core import doctor_checks, health, personal_data, registry, site_map, stamp_sources
from portal.core.api.specimens import GROUP as SPECIMENS_OF_THE_API
from portal.core.backup import registrations as backup
from portal.core.cms.page_form import PageForm
from portal.core.cms.partnerships import register_policy
from portal.core.limits.hits import purge
from portal.core.models import HomePage, Partnership, StandardPage
from portal.core.pdf import registrations as pdf
from portal.core.publishing import registrations as publishing
from portal.core.specimens import groups as specimens
from portal.core.uploads import written
from portal.core.views import pages
from portal.core.worker import jobs


def register() -> None:
    """Register views and editing forms of the kernel's page types.

    Pages know neither: forms and views stand above models.
    """
    registry.page_views.register("core.HomePage", pages.home)
    registry.page_views.register("core.StandardPage", pages.standard)
    for model in (HomePage, StandardPage):
        model.base_form_class = PageForm
    register_policy()
    watch_kept_pages()
    registry.recurring_jobs.register("limits-purge", PURGE_LIMITS)
    publishing.register()
    written.connect()
    health.register()
    doctor_checks.register()
    site_map.register()
    jobs.register()
    pdf.register()
    specimens.register()
    registry.specimen_groups.register(SPECIMENS_OF_THE_API.slug, SPECIMENS_OF_THE_API)
    backup.register()
    personal_data.register()


def watch_kept_pages() -> None:
    """Make kept pages stale when anything of the kernel's changes that they show."""
    stamp_sources.connect()
    stamp_sources.watch_pages(HomePage, StandardPage)
    stamp_sources.watch(
        Partnership, Site, Locale, PageViewRestriction, get_image_model(), get_document_model()
    )


def purge_limits() -> int:
    """Delete counts whose time has ended."""
    return purge(timezone.now())


PURGE_LIMITS = registry.RecurringJob(every_seconds=3600, run=purge_limits)
