"""Partnerships: each with its site and home page."""

from __future__ import annotations

from typing import Any

import factory
from wagtail.models import Site

from portal.core.models import Partnership
from tests.factories.pages import HomePageFactory

# Slug, code, area and host; the first answers on the default host.
FOUR = (
    ("north-lincolnshire", "NL", "North Lincolnshire", "localhost"),
    ("cheshire-east", "CE", "Cheshire East", "cheshire-east.localhost"),
    ("tees", "TEES", "Tees", "tees.localhost"),
    ("gloucestershire", "GLOS", "Gloucestershire", "gloucestershire.localhost"),
)


class SiteFactory(factory.django.DjangoModelFactory):
    """This makes a Wagtail site; the default one takes the place of the one migrations made."""

    hostname = factory.Sequence(lambda n: f"area-{n}.localhost")
    port = 8000
    site_name = factory.SelfAttribute("hostname")
    root_page = factory.SubFactory(HomePageFactory)
    is_default_site = False

    class Meta:
        model = Site

    @classmethod
    def _create(cls, model_class: type[Site], *args: Any, **kwargs: Any) -> Site:
        if kwargs.get("is_default_site"):
            Site.objects.filter(is_default_site=True, partnership__isnull=True).delete()
        return super()._create(model_class, *args, **kwargs)


class PartnershipFactory(factory.django.DjangoModelFactory):
    """This makes a partnership; `default=True` puts it on the default host."""

    slug = factory.Sequence(lambda n: f"area-{n}")
    code = factory.Sequence(lambda n: f"A{n}")
    name = factory.Sequence(lambda n: f"Area {n}")
    body_name = factory.LazyAttribute(lambda area: f"{area.name} Safeguarding Partnership")
    site = factory.SubFactory(
        SiteFactory, hostname=factory.LazyAttribute(lambda s: f"{s.factory_parent.slug}.localhost")
    )

    class Meta:
        model = Partnership

    class Params:
        default = factory.Trait(
            site=factory.SubFactory(SiteFactory, hostname="localhost", is_default_site=True)
        )
        branded = factory.Trait(brand_colour="#1d4f5c", accent_colour="#8a3b12")
