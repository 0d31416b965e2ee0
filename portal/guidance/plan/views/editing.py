"""Pages of the CMS on which figures and progress are reported.

Who may come here is decided by the view set they belong to: whoever writes for the partnership.
What is reported stands before readers at once, and nothing that was said before is lost.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from portal.core.time.clock import london_day
from portal.guidance.plan import actions, queries
from portal.guidance.plan.exceptions import PlanFault
from portal.guidance.plan.forms import ProgressForm, ValueForm
from portal.guidance.plan.models import Action, Measure, MeasureValue
from portal.guidance.plan.presenters import editing
from portal.guidance.plan.presenters.measures import comparison
from portal.guidance.plan.presenters.plan import change_line
from portal.guidance.plan.rules.units import Unit


class LedgerView(View):
    """This is what the pages share: the row in hand, and where its page stands."""

    http_method_names = ("get", "head", "post")
    model: Any = None
    place = ""
    scoped_row: Any

    @property
    def _person(self) -> Any:
        """Name who reports; nobody comes here without having signed in."""
        return self.request.user

    @property
    def _address(self) -> str:
        return reverse(self.place, args=[quote(self.scoped_row.pk)])

    def _refused(self, form: Any, fault: PlanFault) -> None:
        form.add_error(None, _(fault.template) % fault.facts)


class ValuesView(LedgerView):
    """This takes a new figure, and shows everything that was entered before."""

    scoped_row: Measure

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Propose the next period."""
        rows = queries.every_value(self.scoped_row)
        initial = editing.proposed(self.scoped_row, rows, london_day(timezone.now()))
        return self._page(self._form(initial=initial), rows)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Enter the figure, or say what is wrong with it."""
        form = self._form(request.POST)
        if form.is_valid():
            try:
                row = actions.enter_value(
                    measure=self.scoped_row, entry=form.entry(), user=self._person,
                    now=timezone.now(),
                )  # fmt: skip
            except PlanFault as fault:
                self._refused(form, fault)
            else:
                tell(request, self.scoped_row, row, _("Entered. Readers see it now."))
                return redirect(self._address)
        return self._page(form, queries.every_value(self.scoped_row))

    def _form(self, *args: Any, **kwargs: Any) -> ValueForm:
        return ValueForm(*args, unit=Unit(self.scoped_row.unit), **kwargs)

    def _page(self, form: ValueForm, rows: list[MeasureValue]) -> HttpResponse:
        measure = self.scoped_row
        context = {
            "page_title": _("Figures"),
            "header_title": f"{_('Figures')}: {measure}",
            "page_subtitle": str(measure),
            "header_icon": "doc-full-inverse",
            "measure": measure,
            "form": form,
            "lines": editing.entered_lines(measure, rows, queries.left_out_of(measure)),
        }
        return TemplateResponse(self.request, "portal/cms/plan/values.html", context)


class CorrectView(LedgerView):
    """This takes the right figure for a wrong one."""

    scoped_row: Measure

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Begin with what was entered."""
        row = self._value()
        return self._page(self._form(initial=editing.initial_of(row)), row)

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Correct the figure, or say what is wrong."""
        row, form = self._value(), self._form(request.POST)
        if form.is_valid():
            try:
                right = actions.correct_value(
                    value=row, entry=form.entry(), user=self._person, now=timezone.now()
                )
            except PlanFault as fault:
                self._refused(form, fault)
            else:
                tell(request, self.scoped_row, right, _("Corrected. The old figure is kept."))
                return redirect(self._address)
        return self._page(form, row)

    def _value(self) -> MeasureValue:
        """Find the figure that the query names; one of another measure is not there."""
        row = queries.value_of(self.scoped_row, self.request.GET.get("value", ""))
        if row is None:
            raise Http404
        return row

    def _form(self, *args: Any, **kwargs: Any) -> ValueForm:
        return ValueForm(*args, unit=Unit(self.scoped_row.unit), **kwargs)

    def _page(self, form: ValueForm, row: MeasureValue) -> HttpResponse:
        context = {
            "page_title": _("Correct a figure"),
            "header_title": f"{_('Correct a figure')}: {self.scoped_row}",
            "page_subtitle": f"{self.scoped_row}, {row.period}",
            "header_icon": "doc-full-inverse",
            "form": form,
            "back_url": self._address,
        }
        return TemplateResponse(self.request, "portal/cms/plan/correct.html", context)


class ProgressView(LedgerView):
    """This takes how far an action is, and shows what was reported before."""

    scoped_row: Action

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Begin with how far it is."""
        row = self.scoped_row
        initial = {name: getattr(row, name) for name in Action.progress_fields}
        return self._page(ProgressForm(initial=initial))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Report, or say what is wrong."""
        form = ProgressForm(request.POST)
        if form.is_valid():
            try:
                actions.report_progress(
                    action=self.scoped_row, progress=form.progress(), user=self._person,
                    note=form.cleaned_data["note"], now=timezone.now(),
                )  # fmt: skip
            except PlanFault as fault:
                self._refused(form, fault)
            else:
                messages.success(request, _("Reported. Readers see it now."))
                return redirect(self._address)
        return self._page(form)

    def _page(self, form: ProgressForm) -> HttpResponse:
        action = self.scoped_row
        context = {
            "page_title": _("How far it is"),
            "header_title": f"{_('How far it is')}: {action}",
            "page_subtitle": str(action),
            "header_icon": "tasks",
            "form": form,
            "history": [change_line(each) for each in queries.history_for_editors(action)],
        }
        return TemplateResponse(self.request, "portal/cms/plan/progress.html", context)


def tell(request: HttpRequest, measure: Measure, row: MeasureValue, done: str) -> None:
    """Say what happened, and what the editor should look at again."""
    messages.success(request, done)
    for words in comparison(Unit(measure.unit), row):
        messages.warning(request, _("%(difference)s Readers are told so.") % {"difference": words})
    if row.pk in queries.left_out_of(measure):
        messages.info(request, _("Readers see “not shown”: the number is below 5, or tells one."))
