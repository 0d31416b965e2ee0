"""Addresses for machines: health, robots, site map, security contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.health import HealthReport, health_report
from portal.core.page_cache import declare_public
from portal.core.requests import PortalRequest
from portal.core.site_map import site_map_entries

SECURITY_TXT_DAYS = 180  # RFC 9116: less than a year; it moves on by itself every month


@require_safe
def healthz(request: PortalRequest) -> HttpResponse:
    """Say that this process answers, and how its parts are."""
    return _health_response(health_report(), status=200)


@require_safe
def readyz(request: PortalRequest) -> HttpResponse:
    """Say whether this server should get traffic."""
    report = health_report()
    return _health_response(report, status=200 if report.is_ready else 503)


HEALTH_VIEWS: dict[str, Callable[..., HttpResponse]] = {
    "/healthz": healthz,
    "/readyz": readyz,
}


def _health_response(report: HealthReport, status: int) -> HttpResponse:
    response = JsonResponse({"status": report.status, "checks": report.words}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request: PortalRequest) -> HttpResponse:
    """Tell search engines what is not for them."""
    values = {"sitemap_url": _absolute(request, "/sitemap.xml")}
    return _plain(request, "portal/robots.txt", values)


@require_safe
def sitemap(request: PortalRequest) -> HttpResponse:
    """List what everybody may read, for search engines."""
    if request.partnership is None:
        raise Http404
    entries = site_map_entries(request.partnership)
    values = {"entries": entries, "origin": _absolute(request, "")}
    response = render(
        request, "portal/sitemap.xml", values, content_type="application/xml; charset=utf-8"
    )
    return declare_public(response)


@require_safe
def security_txt(request: PortalRequest) -> HttpResponse:
    """Say where to report a weakness (RFC 9116)."""
    email = request.partnership.contact_email if request.partnership else ""
    values = {
        "contact": f"mailto:{email}" if email else _absolute(request, "/report/"),
        "expires": _expiry(timezone.now()).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "canonical": _absolute(request, "/.well-known/security.txt"),
    }
    return _plain(request, "portal/security.txt", values)


def _plain(request: PortalRequest, template: str, values: dict[str, str]) -> HttpResponse:
    kind = "text/plain; charset=utf-8"
    return declare_public(render(request, template, values, content_type=kind))


def _expiry(now: datetime) -> datetime:
    """Give the end of the period this month's file is good for, so that it changes once a month."""
    first = datetime.combine(now.date().replace(day=1), time(), UTC)
    return first + timedelta(days=SECURITY_TXT_DAYS)


def _absolute(request: PortalRequest, path: str) -> str:
    return f"{request.scheme}://{request.get_host()}{path}"
