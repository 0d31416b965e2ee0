"""Addresses of alerts."""

from __future__ import annotations

from django.urls import path

from portal.guidance.alerts import views

app_name = "alerts"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("sent/", views.sent, name="sent"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
    path("mine/<str:token>/", views.manage, name="manage"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
