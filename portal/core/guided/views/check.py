"""The end of a run: check the answers, finish, see the result."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.core.guided.actions import finish_guide
from portal.core.guided.exceptions import AnswersChanged, NotAllAnswered
from portal.core.guided.presenters import CheckPage
from portal.core.guided.views.base import RunView, see_other


class CheckView(RunView):
    """This shows every answer, and what is still missing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the answers; hidden ones only when asked for."""
        return self.check_page()

    def check_page(self, *, notice: str = "", status: int = 200) -> HttpResponse:
        """Draw the page, with a word about why it is shown again."""
        page = CheckPage(self.run, shows_hidden=self.request.GET.get("show") == "answers")
        values = {
            "check": page,
            "notice": notice,
            "flow": self.run.flow,
            "result_url": self.run.address("result"),
            "keeping": self.keeping,
        }
        title, own = _("Check your answers"), self.guide.way_context(self.run.path)
        return self.page(self.guide.check_template, title, status=status, **values, **own)


class ResultView(CheckView):
    """This finishes a run by POST and shows its result by GET."""

    writes = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what these answers led to; without that, lead on. Nothing is decided here."""
        result = self.run.result
        if result is None:
            return see_other(self.run.onward)
        own = self.guide.result_context(
            self.run.flow, self.run.path.counted, result.conclusion, result.concluded_at
        )
        title = _("Result") if self.guide.is_discreet else self.run.flow.title
        values: dict[str, Any] = {
            "flow": self.run.flow,
            "check_url": self.run.address("check"),
            "keeping": self.keeping,
        }
        return self.page(self.guide.result_template, title, **values, **own)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Finish, once for one state of the answers."""
        try:
            if self.changing is None:  # an empty post names no answers at all
                raise AnswersChanged
            finish_guide(changing=self.changing, key=request.POST.get("key", ""), now=self.now)
        except AnswersChanged as changed:
            return self.check_page(notice=_(changed.template), status=409)
        except NotAllAnswered:
            return see_other(self.run.onward)
        return see_other(self.run.address("result"))
