"""Keep a run longer, or ask how long it is still kept."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.core.guided.actions import keep_run
from portal.core.guided.presenters import Keeping
from portal.core.guided.state import GuidedRun
from portal.core.guided.views.base import RunView, see_other

PAGES: Final = frozenset({"check", "result"})  # whoever pressed the button there goes on there


class KeepView(RunView):
    """This gives a run another half hour. Programs of the page are told how long is left."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say how long is left; looking keeps nothing longer."""
        return self._answer(self.run, "")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the run, and lead back to the page."""
        kept = keep_run(run=self.run, visitor=self.visitor, now=self.now)
        return self._answer(kept, request.POST.get("page", ""))

    def _answer(self, run: GuidedRun, page: str) -> HttpResponse:
        if self.request.accepts("text/html"):
            return see_other(run.address(page) if page in PAGES else run.onward)
        keeping = Keeping(run, self.now)
        told = {"left": keeping.left, "words": keeping.words, "why": keeping.why}
        return JsonResponse({**told, "is_last": keeping.is_last})
