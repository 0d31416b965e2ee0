"""Addresses of the history of published texts, in the CMS."""

from __future__ import annotations

from django.urls import path

from portal.core.editions.views import page_editions

urlpatterns = [path("<int:page_id>/", page_editions, name="page_editions")]
