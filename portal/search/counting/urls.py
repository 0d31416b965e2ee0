"""Addresses of counting; they stand below the search page, in every language."""

from __future__ import annotations

from django.urls import path

from portal.search.counting import views

app_name = "search_counting"

urlpatterns = [path("search/clicked/", views.clicked, name="clicked")]
