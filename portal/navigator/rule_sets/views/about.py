"""Pages about one rule set: what it covers, what its draft changes, where answers lead.

Whose rows somebody may look at is decided by the view set these pages belong to. They show the
newest draft; nothing is saved by them, and answers are neither kept nor written to any log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from portal.core.time.clock import london_day
from portal.navigator.rule_sets import queries
from portal.navigator.rule_sets.exceptions import RulesFault
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.presenters import pages
from portal.navigator.rule_sets.presenters.comparison import comparison
from portal.navigator.rule_sets.presenters.coverage import coverage
from portal.navigator.rule_sets.presenters.faults import unread
from portal.navigator.rule_sets.presenters.trying import trial
from portal.navigator.rule_sets.trying_form import TryingForm
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.rule import RuleSet


class AboutView(View):
    """This is what the pages share: the draft, what is live, and the way to the other pages.

    Common rules are read with those of one area; `?area=` chooses which.
    """

    http_method_names: Sequence[str] = ("get", "head")
    scoped_row: RuleSheet
    row_policy: Any
    places: Mapping[str, str] = {}
    edit_place = ""
    here = ""
    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in whoever writes these rules."""
        policy = self.row_policy
        if not policy.user_has_permission_for_instance(request.user, "change", self.scoped_row):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show the page, or why nothing can be worked out yet."""
        return self.answer({})

    def answer(self, context: dict[str, Any]) -> HttpResponse:
        """Fill the page; a draft that cannot be read says what is wrong with it."""
        try:
            context = {
                **context,
                **self.worked_out(queries.draft_rules(self.scoped_row, self.area)),
            }
        except BadRules as error:
            context["unread"] = unread(error)
        except RulesFault as fault:
            context["unread"] = [_(fault.template) % fault.facts]
        return TemplateResponse(self.request, self.template_name, self._page(context))

    def worked_out(self, draft: RuleSet) -> dict[str, Any]:
        """Work out what this page shows of a draft."""
        raise NotImplementedError

    @cached_property
    def area(self) -> RuleSheet | None:
        """Give the area with which common rules are read; an area's rules need none."""
        if not self.scoped_row.is_shared:
            return None
        asked = self.request.GET.get("area", "")
        areas = queries.live_areas()
        chosen = (area for area in areas if area.code == asked)
        return next(chosen, next(iter(areas), None))

    @cached_property
    def live(self) -> RuleSet | None:
        """Give the live rules of the area; None while there are none."""
        whose = (self.area or self.scoped_row).partnership
        return queries.rules_for(whose) if whose else None

    def _page(self, context: dict[str, Any]) -> dict[str, Any]:
        row, args = self.scoped_row, [quote(self.scoped_row.pk)]
        chosen = f"?area={self.area.code}" if self.area else ""
        urls = {name: reverse(place, args=args) + chosen for name, place in self.places.items()}
        title = str(pages.LABELS[self.here])
        return {
            "page_title": title,
            "header_title": f"{title}: {row}",
            "page_subtitle": str(row),
            "header_icon": "doc-full-inverse",
            "pages": pages.links(self.here, urls, reverse(self.edit_place, args=args)),
            "areas": pages.areas(self.area, queries.live_areas() if self.area else ()),
            **context,
        }


class CoverageView(AboutView):
    """This shows what the draft covers, and whether it holds."""

    here = pages.COVERAGE
    template_name = "portal/navigator/rule_sets/coverage.html"

    def worked_out(self, draft: RuleSet) -> dict[str, Any]:
        """Prove the draft, with all its cases."""
        cases = queries.draft_scenarios(self.scoped_row, self.area)
        return {"coverage": coverage(draft, cases, london_day(timezone.now()))}


class ComparisonView(AboutView):
    """This shows what changes when the draft is published."""

    here = pages.COMPARISON
    template_name = "portal/navigator/rule_sets/comparison.html"

    def worked_out(self, draft: RuleSet) -> dict[str, Any]:
        """Compare the draft with what is live, if anything is."""
        if self.live is None:
            return {"comparison": None}
        cases = queries.draft_scenarios(self.scoped_row, self.area)
        return {"comparison": comparison(self.live, draft, london_day(timezone.now()), cases)}


@method_decorator(sensitive_post_parameters(), name="dispatch")
class TryingView(AboutView):
    """This shows where answers lead by the draft, beside where they lead now."""

    http_method_names = ("get", "head", "post")
    here = pages.TRYING
    template_name = "portal/navigator/rule_sets/trying.html"

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Ask both; answers come in the body alone, and are gone with the page."""
        return self.answer({})

    def worked_out(self, draft: RuleSet) -> dict[str, Any]:
        """Read the form, and decide when it can be read."""
        meetings = {code: draft.meetings[code].name for code in draft.meeting_codes}
        if self.request.method != "POST":
            return {"form": TryingForm(meetings=meetings)}
        form = TryingForm(self.request.POST, meetings=meetings)
        if not form.is_valid():
            return {"form": form}
        return {"form": form, "trial": trial(draft, self.live, form.answers(), timezone.now())}
