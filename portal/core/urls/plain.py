"""Addresses that have no language."""

from __future__ import annotations

from django.urls import URLPattern, path

from portal.core.views import operations, theme

urlpatterns: list[URLPattern] = [
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("robots.txt", operations.robots, name="robots"),
    path("sitemap.xml", operations.sitemap, name="sitemap"),
    path(".well-known/security.txt", operations.security_txt, name="security-txt"),
    path("theme/<slug:slug>-<slug:digest>.css", theme.theme_css, name="theme-css"),
]
