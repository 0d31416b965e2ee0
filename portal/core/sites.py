"""Keep Wagtail's sites at the addresses that BASE_URL gives, and its languages complete."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Site

from portal.core.exceptions import ExpectedFault, gettext_noop
from portal.core.models import Partnership
from portal.core.stamp import bump_stamp


class HostTaken(ExpectedFault):
    """A site that belongs to no partnership stands at an address that a partnership needs."""

    template = gettext_noop(
        "The site “%(site)s” stands at %(host)s:%(port)s, which a partnership needs. "
        "Give it another host under Settings, Sites."
    )


class Address(NamedTuple):
    """This is where one site answers."""

    hostname: str
    port: int


def site_address(slug: str, *, is_default: bool, base_url: str) -> Address:
    """Give the address of a partnership: the host itself for the default one, else a host below."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return Address(host if is_default else f"{slug}.{host}", port)


def sync_sites(*, base_url: str) -> list[Partnership]:
    """Move every partnership's site to the address that BASE_URL gives; list those that moved.

    Raises HostTaken when another site of the CMS stands there.
    """
    with transaction.atomic():
        wanted = _wanted(base_url)
        moving = [row for row, address in wanted.items() if address != _address_of(row.site)]
        _refuse_strangers(wanted)
        for row in moving:  # two sites may swap places, and no two may ever share one
            Site.objects.filter(pk=row.site_id).update(hostname=f"moving-{row.site_id}.invalid")
        for row in moving:
            row.site.hostname, row.site.port = wanted[row]
            row.site.save()
        if moving:
            transaction.on_commit(bump_stamp)
    return moving


def sites_out_of_place(*, base_url: str) -> list[str]:
    """Name the partnerships whose sites stand elsewhere than BASE_URL says."""
    wanted = _wanted(base_url)
    return [row.name for row, address in wanted.items() if address != _address_of(row.site)]


def make_default(*, partnership: Partnership) -> None:
    """Give a partnership the host itself; the one that had it moves at the next sync."""
    with transaction.atomic():
        Site.objects.filter(is_default_site=True).update(is_default_site=False)
        partnership.site.is_default_site = True
        partnership.site.save()


def ensure_locales() -> None:
    """Give the CMS a locale for every language of the portal."""
    there = set(Locale.objects.values_list("language_code", flat=True))
    for code, _name in settings.LANGUAGES:
        if code not in there:
            Locale.objects.create(language_code=code)


def _wanted(base_url: str) -> dict[Partnership, Address]:
    return {
        row: site_address(row.slug, is_default=row.site.is_default_site, base_url=base_url)
        for row in Partnership.objects.with_site()
    }


def _address_of(site: Site) -> Address:
    return Address(site.hostname, site.port)


def _refuse_strangers(wanted: dict[Partnership, Address]) -> None:
    taken = set(wanted.values())
    for site in Site.objects.exclude(pk__in=[row.site_id for row in wanted]).order_by("pk"):
        if _address_of(site) in taken:
            name = site.site_name or str(site.pk)
            raise HostTaken(site=name, host=site.hostname, port=site.port)
