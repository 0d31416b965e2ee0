"""Addresses of this room, in every language."""

from __future__ import annotations

from django.urls import include, path

from portal.core.guided.urls import guided_urls
from portal.navigator.referring.guide import ReferGuide
from portal.navigator.referring.views import LatestResultView, ReferStartView

refer = [
    path("result/", LatestResultView.as_view(guide_class=ReferGuide), name="refer-latest"),
    *guided_urls(ReferGuide, run_prefix="<slug:run>/", start=ReferStartView),
]
urlpatterns = [path("refer/", include(refer))]
