"""Pages of the CMS about what search is taught; the view set says who may come here."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.snippets.views.snippets import CreateView

from portal.core.cms.reach import reach_of
from portal.core.findable import ADULT
from portal.core.requests import PortalRequest
from portal.core.time.clock import london_day
from portal.search.editors import presenters
from portal.search.editors.forms import TryForm
from portal.search.editors.rules.phrases import phrases_in
from portal.search.editors.trying import shown, try_promotion, try_synonyms
from portal.search.engines.base import Scope
from portal.search.queries import find

# What the report on searches fills in; nothing else of an address is taken.
PREFILLED = ("phrases", "name", "title", "language")
NOT_CARRIED = ("csrfmiddlewaretoken", "try_query")


class AddView(CreateView):
    """This begins a new row with the words that a report was about."""

    def get_initial_form_instance(self) -> Any:
        """Fill in what the address says, for the partnership it is about."""
        said = {name: self._said(name) for name in PREFILLED}
        if not any(said.values()):
            return super().get_initial_form_instance()
        row = super().get_initial_form_instance() or self.model()
        for name, value in said.items():
            if value and hasattr(row, name):
                setattr(row, name, value)
        row.partnership_id = self._whose()
        return row

    def _said(self, name: str) -> str:
        return self.request.GET.get(name, "")[:80].replace("\0", "")

    def _whose(self) -> int | None:
        own = reach_of(self.request.user).edited
        asked = self._said("partnership")
        if asked.isascii() and asked.isdigit() and int(asked) in own:
            return int(asked)
        return next(iter(own)) if len(own) == 1 else None


class TryView(View):
    """This shows what the form would change, side by side; nothing is saved."""

    http_method_names = ("post",)
    model: Any = None
    form_class: Any = None
    row_policy: Any
    place = ""
    place_of_new = ""
    scoped_row: Any = None
    template_name = "portal/cms/search/trying.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in whoever writes such rows."""
        if not self.row_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Read the form, and compare when it can be read."""
        row = self.scoped_row or self.model()
        form = self.form_class(request.POST, instance=row, for_user=request.user)
        asked = TryForm(request.POST)
        query = asked.cleaned_data["try_query"] if asked.is_valid() else ""
        choices = phrases_in(request.POST.get("phrases", ""))[:20]
        context: dict[str, Any] = {"errors": list(_errors(form))}
        if form.is_valid():
            context |= self.compared(query or choices[0], form.instance)
        return TemplateResponse(request, self.template_name, self._page(choices, query, context))

    def compared(self, query: str, row: Any) -> dict[str, Any]:
        """Say what changes; each table says how."""
        raise NotImplementedError

    def scope_of(self, row: Any, voice: str) -> Scope:
        """Try a national row on the site on which somebody looks."""
        here = row.partnership or cast(PortalRequest, self.request).partnership
        return Scope(here.pk if here else None, row.language, timezone.now(), voice)

    def _page(self, choices: Any, query: str, context: dict[str, Any]) -> dict[str, Any]:
        row = self.scoped_row
        carried = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in NOT_CARRIED and not name.startswith("action-")
            for value in values
        ]
        return {
            "page_title": _("What it changes"),
            "page_subtitle": str(row) if row else _("new"),
            "header_icon": "search",
            "carried": carried,
            "choices": choices,
            "query": query or next(iter(choices), ""),
            "try_url": reverse(self.place, args=[quote(row.pk)])
            if row
            else reverse(self.place_of_new),
            **context,
        }


class TrySynonymsView(TryView):
    """This compares the results of a question without and with a set of synonyms."""

    def compared(self, query: str, row: Any) -> dict[str, Any]:
        """Ask twice."""
        found, totals = try_synonyms(query, row, self.scope_of(row, row.voice))
        return {"trial": presenters.trial_of(query, found, totals)}


class TryPromotionView(TryView):
    """This compares what stands above the results, and shows the results below."""

    def compared(self, query: str, row: Any) -> dict[str, Any]:
        """Ask which are promoted without and with it."""
        scope = self.scope_of(row, ADULT)
        found = find(query, scope)
        return {
            "trial": presenters.trial_of(
                query, try_promotion(query, row, scope), (found.total, found.total)
            ),
            "days": presenters.days_words(row, london_day(scope.now)),
            "results": shown(found),
        }


def _errors(form: Any) -> Any:
    for name, messages in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        yield from (f"{label}: {message}" if label else message for message in messages)
