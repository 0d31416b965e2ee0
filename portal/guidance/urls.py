"""Addresses of knowledge, in every language."""

from __future__ import annotations

from django.urls import include, path

from portal.guidance.views import glossary, harms, signs, whole, young

app_name = "guidance"

urlpatterns = [
    path("harms/", harms.harms, name="harms"),
    path("harms/law/", harms.laws, name="laws"),
    path("harms/language/", harms.language, name="language"),
    path("harms/<slug:slug>/", harms.harm, name="harm"),
    path("indicators/", signs.signs, name="signs"),
    path("indicators/<slug:group>/", signs.group, name="signs-group"),
    path("indicators/<slug:group>/<slug:slug>/", signs.sign, name="sign"),
    path("support/young-people/about/", young.about, name="young"),
    path("support/young-people/about/<slug:word>/", young.topic, name="young-topic"),
    path("guidance/<slug:guide>/print/", whole.guide_print, name="guide-print"),
    path("guidance/<slug:guide>/print.pdf", whole.guide_pdf, name="guide-pdf"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("", include("portal.guidance.plan.urls")),
]
