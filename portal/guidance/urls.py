"""Addresses of knowledge, in every language."""

from __future__ import annotations

from django.urls import include, path

from portal.guidance.views import glossary, harms, signs

app_name = "guidance"

urlpatterns = [
    path("harms/", harms.harms, name="harms"),
    path("harms/law/", harms.laws, name="laws"),
    path("harms/language/", harms.language, name="language"),
    path("harms/<slug:slug>/", harms.harm, name="harm"),
    path("indicators/", signs.signs, name="signs"),
    path("indicators/<slug:group>/", signs.group, name="signs-group"),
    path("indicators/<slug:group>/<slug:slug>/", signs.sign, name="sign"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("", include("portal.guidance.plan.urls")),
]
