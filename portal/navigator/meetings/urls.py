"""Addresses of meetings, in every language."""

from __future__ import annotations

from django.urls import path

from portal.navigator.meetings.views import pages

app_name = "meetings"

urlpatterns = [
    path("meetings/", pages.meetings, name="list"),
    path("meetings/<slug:slug>.ics", pages.calendar, name="calendar"),
    path("meetings/<slug:slug>/", pages.meeting, name="meeting"),
]
