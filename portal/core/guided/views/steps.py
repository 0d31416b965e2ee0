"""The steps of a run: django-formtools' wizard, driven by the replayed path."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from formtools.wizard.forms import ManagementForm
from formtools.wizard.views import WizardView

from portal.core.flow import StepChanged, Stop
from portal.core.forms import error_title
from portal.core.guided.exceptions import StepNotOpen
from portal.core.guided.forms import REVISION, StepForm
from portal.core.guided.presenters import ConflictPage, StepPage
from portal.core.guided.storage import VaultStorage
from portal.core.guided.views.base import RunView, see_other
from portal.core.time.clock import london_day
from portal.core.vault.exceptions import RunTooLarge
from portal.core.views.errors import error_response

BACK, LATER, SKIP = "back", "later", "skip"
LEAVING: Final = frozenset({BACK, LATER, SKIP})  # these save what is there, complete or not
LONGEST_REVISION: Final = 6  # digits


class OnwardView(RunView):
    """This leads to where a visitor left off."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead on."""
        return see_other(self.run.onward)


class StepView(RunView, WizardView):
    """This shows and saves one step.

    What formtools decides by itself is taken from the replay: which steps there are and which comes
    next. A GET shows and never writes; a POST saves and sends the browser on.
    """

    storage_name = "portal.core.guided.storage.VaultStorage"
    form_list: ClassVar[list[type[StepForm]]] = [StepForm]  # it wants one; the path has the others
    storage: VaultStorage
    writes = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the step; one that is not open yet leads to where the visitor is."""
        if self._stop(kwargs["step"]) is None:
            return see_other(self.run.onward)
        return self.render(self.get_form())

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save the step and go on, or show what is wrong with it."""
        if self._stop(kwargs["step"]) is None:
            return see_other(self.run.onward)
        if self._is_damaged():
            return error_response(self.request, 400)
        try:
            if self.request.POST.get("act") in LEAVING:
                return self._leave(self.request.POST["act"])
            return super().post(*args, **kwargs)
        except StepNotOpen:  # another window changed an earlier answer meanwhile
            return see_other(self.storage.run.onward)
        except StepChanged as changed:
            return self._conflict_page(changed)
        except RunTooLarge as fault:
            return self._refused(gettext(fault.template))

    # What formtools asks

    def get_template_names(self) -> list[str]:
        """Give the guide's page of a step."""
        return [self.guide.step_template]

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Give the prefix of formtools' own field; the address says which step it is."""
        return "guided"

    def get_form_list(self) -> dict[str, type[StepForm]]:
        """List the steps on the path, as they are now: formtools keeps nothing of it."""
        self._resolved_form_list = self._cache_signature = None  # it deletes both after a save
        return dict.fromkeys(self.storage.run.path.ids, StepForm)

    def get_form_kwargs(self, step: str) -> dict[str, Any]:
        """Give a form the questions of its step."""
        run = self.storage.run
        return {
            "stop": run.path.by_id[step],
            "known": run.path.counted,
            "revision": run.kept(step).revision,
            "today": london_day(self.now),
            "says_optional": run.flow.needs_any_answer,
        }

    def process_step(self, form: StepForm) -> StepForm:
        """Give the storage the form itself, which knows what it asked."""
        return form

    def render_next_step(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        """Go on to the next step, or to the check page once nothing is missing."""
        run = self.storage.run
        after = self.get_next_step()
        if run.path.is_complete or after is None or not run.path.by_id[after].is_open:
            return see_other(run.onward)
        return see_other(run.step_address(after))

    def render_done(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        """Go on: finishing is another page's POST, never the end of a step."""
        return see_other(self.storage.run.onward)

    def render_goto_step(self, goto_step: str, **kwargs: Any) -> HttpResponse:
        """Go where the replay says; what was posted under formtools' own name is not asked."""
        return see_other(self.storage.run.onward)

    def get_context_data(self, form: StepForm, **kwargs: Any) -> dict[str, Any]:
        """Give the template the step's page."""
        page = StepPage(self.run, form.stop)
        guide = self.guide
        return {
            **super().get_context_data(form=form, **kwargs),
            "page": page,
            "keeping": self.keeping,
            "title": error_title(page.tab_title, form),
            "skin": guide.skin,
            "is_discreet": guide.is_discreet,
            "result_url": self.run.address("result"),
            "key": self.run.mark,
            **guide.way_context(self.run.path),
        }

    # Our own

    def _stop(self, step: str) -> Stop | None:
        """Find the step of the address on the path; Http404 when the flow has no such step."""
        if step not in self.run.flow.steps_by_id:
            raise Http404
        self.storage.attach(self.run, step, self.changing)
        stop = self.run.path.by_id.get(step)
        return stop if stop is not None and stop.is_open else None

    def _is_damaged(self) -> bool:
        """Say whether somebody meddled with the fields that say what is being answered."""
        step, posted = self.steps.current, self.request.POST
        revision = posted.get(f"{self.get_form_prefix(step)}-{REVISION}", "")
        is_number = revision.isdecimal() and len(revision) <= LONGEST_REVISION
        return posted.get(f"{self.prefix}-current_step") != step or not is_number

    def _leave(self, act: str) -> HttpResponse:
        """Save what is there without insisting that it is complete, then go back or away."""
        form: StepForm = self.get_form(data=self.request.POST)
        form.is_valid()
        if act == SKIP:
            return self._skip(form)
        values = form.values()
        if values or form.stop.is_left:  # passing through is not answering
            self.storage.keep(form.stop.id, form, values)
        run = self.storage.run
        if act == LATER and self.guide.has_code:
            return see_other(run.address("later"))
        before = run.path.beside(form.stop.id, -1)
        return see_other(run.step_address(before.id) if before else run.onward)

    def _skip(self, form: StepForm) -> HttpResponse:
        """Leave a step with nothing in it; one that must be answered is shown again."""
        if not form.stop.can_be_skipped:
            return self.render(form)
        if not form.stop.is_left:
            self.storage.keep(form.stop.id, form, {})
        return self.render_next_step(form)

    def _refused(self, words: str) -> HttpResponse:
        form: StepForm = self.get_form(data=self.request.POST)
        form.is_valid()
        form.add_error(None, words)
        return self.render(form)

    def _conflict_page(self, changed: StepChanged) -> TemplateResponse:
        form: StepForm = self.get_form(data=self.request.POST)
        form.is_valid()
        page = StepPage(self.run, form.stop)
        values = {
            "page": page,
            "conflict": ConflictPage(form, changed.kept, self.request.POST),
            "keeping": self.keeping,
            "next_url": self.run.address("run"),
            "management_form": ManagementForm(
                prefix=self.prefix, initial={"current_step": form.stop.id}
            ),
        }
        return self.page("portal/guided/conflict.html", page.tab_title, status=409, **values)
