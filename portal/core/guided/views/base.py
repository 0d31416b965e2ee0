"""What every page of a guided form does first and last."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from portal.core.guided.actions import ChangingGuide, changing_guide
from portal.core.guided.exceptions import FlowGone
from portal.core.guided.guide import Guide
from portal.core.guided.presenters import Keeping
from portal.core.guided.queries import guided_run
from portal.core.guided.state import GuidedRun
from portal.core.languages import speaking
from portal.core.models import Partnership
from portal.core.requests import PortalRequest
from portal.core.vault.exceptions import RunGone
from portal.core.vault.visitor import visitor_of
from portal.core.views.errors import error_response

ADDRESS_PARTS = frozenset({"run", "step"})  # the rest of an address belongs to its guide


class GuidedView(View):
    """This finds the guide of an address, speaks its language and lets nothing be kept."""

    guide_class: ClassVar[type[Guide] | None] = None
    http_method_names = ["get", "head", "post"]
    request: PortalRequest
    guide: Guide
    partnership: Partnership

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; a run that is not there for this visitor has one page, whatever the reason."""
        if self.request.partnership is None or self.guide_class is None:
            return error_response(request, 404)
        self.partnership = self.request.partnership
        self.now, self.visitor = timezone.now(), visitor_of(request)
        own = {name: value for name, value in kwargs.items() if name not in ADDRESS_PARTS}
        self.guide = self.guide_class.of(self.request, **own)
        self.request.content_language = self.guide.language
        self.request.is_fallback_language = self.guide.language != get_language()
        response: HttpResponseBase
        with speaking(self.guide.language):
            try:
                response = self.respond(request, *args, **kwargs)
            except (RunGone, FlowGone) as gone:
                response = self.gone_page(gone)
        response.headers["Cache-Control"] = "no-store"
        return response

    def respond(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, with the guide known."""
        return super().dispatch(request, *args, **kwargs)

    def http_method_not_allowed(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say that the page cannot be used in that way."""
        allowed = [name.upper() for name in self.http_method_names if hasattr(self, name)]
        return error_response(request, 405, allow=allowed)

    def page(
        self, template: str, title: str, *, status: int = 200, **context: Any
    ) -> TemplateResponse:
        """Draw a page of the guide; the tab of a discreet one says nothing of what it is about."""
        worn = {"skin": self.guide.skin, "is_discreet": self.guide.is_discreet}
        values = {"title": title, "guide": self.guide, **worn, **context}
        return TemplateResponse(self.request, template, values, status=status)

    def gone_page(self, gone: RunGone | FlowGone) -> HttpResponse:
        """Say that these answers are not here, and how to start again.

        Ended, deleted, never there or another's: the page is the same, so that nobody learns which.
        """
        urls = {"start_url": self.guide.address("start")}
        if self.guide.has_code:
            urls["resume_url"] = self.guide.address("resume")
        template = "portal/guided/gone.html"
        is_replaced = isinstance(gone, FlowGone)
        return self.page(template, _("Start again"), status=404, is_replaced=is_replaced, **urls)


class RunView(GuidedView):
    """This opens the visitor's run before anything else."""

    writes: ClassVar[bool] = False  # a POST changes the run, so it is opened under its lock
    run: GuidedRun
    changing: ChangingGuide | None = None

    def respond(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open the run, then answer; RunGone when it is not there for this visitor."""
        which: dict[str, Any] = {
            "guide": self.guide,
            "run_id": kwargs["run"],
            "visitor": self.visitor,
            "partnership": self.partnership,
            "now": self.now,
        }
        if not self.writes or not request.POST:  # read to its end before anything is locked
            self.run = guided_run(**which)
            return super().respond(request, *args, **kwargs)
        with changing_guide(**which) as self.changing:
            self.run = self.changing.run
            return super().respond(request, *args, **kwargs)

    @property
    def keeping(self) -> Keeping:
        """Give what a page with answers says of how long they are kept."""
        return Keeping(self.run, self.now)


def see_other(url: str) -> HttpResponse:
    """Send the browser on with a GET, so that loading the page again sends nothing twice."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
