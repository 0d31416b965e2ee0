"""The start of the questions, and the way back to the last result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.core.flow import Record
from portal.core.guided.views.base import GuidedView, see_other
from portal.core.guided.views.runs import StartView
from portal.core.vault.queries import latest_run
from portal.navigator.referring.guide import ReferGuide
from portal.navigator.referring.questions.answers import HANDED_OVER, handed_over


class ReferStartView(StartView):
    """This says what the questions do, and starts them with what another page knows already."""

    guide: ReferGuide

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the start page; without rules an honest one, with the front door."""
        if self.guide.live_rules is None:
            template = "portal/navigator/refer/no_rules.html"
            return self.page(template, _("Where do I refer?"))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start a run; without rules there is nothing to start."""
        if self.guide.live_rules is None:
            return see_other(self.guide.address("start"))
        return super().post(request, *args, **kwargs)

    def known(self) -> Record:
        """Take over the inputs that the page before sent along; what does not fit is left out."""
        given = {name: self.request.POST.getlist(name) for name in HANDED_OVER}
        return handed_over(self.guide.flow(self.guide.version), given)


class LatestResultView(GuidedView):
    """This leads to the result of what the visitor touched last."""

    guide: ReferGuide

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead there; RunGone without a run of theirs."""
        run = latest_run(kind=self.guide.kind, visitor=self.visitor, now=self.now)
        return see_other(self.guide.address("result", run=run.id))
