"""Addresses of plan and measures, in every language."""

from __future__ import annotations

from django.urls import path

from portal.guidance.plan.views import measures, plan

app_name = "plan"

urlpatterns = [
    path("strategy/plan/", plan.plan, name="plan"),
    path("strategy/plan/summary/", plan.summary, name="summary"),
    path("strategy/plan/<slug:slug>/", plan.priority, name="priority"),
    path("strategy/indicators/", measures.indicators, name="indicators"),
    path("strategy/indicators/<slug:slug>.csv", measures.figures, name="figures"),
    path("strategy/indicators/<slug:slug>/", measures.indicator, name="indicator"),
]
