"""Start a run, leave it for later, take it up again, delete it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.core.flow import Record
from portal.core.forms import error_title
from portal.core.forms.public import too_many
from portal.core.guided.actions import delete_run, start_guide
from portal.core.guided.forms import ResumeForm
from portal.core.guided.queries import guided_run, has_runs
from portal.core.guided.views.base import GuidedView, RunView, see_other
from portal.core.presenters.clock import clock_words
from portal.core.vault.actions import give_code, open_with_code
from portal.core.vault.exceptions import TooManyTries, VaultFault
from portal.core.vault.visitor import ensure_visitor, forget, remember
from portal.core.views.errors import answer_too_many, error_response


class StartView(GuidedView):
    """This says what a guided form is for and what is kept, and starts a run."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the start page; nothing is kept of whoever reads it."""
        flow = self.guide.flow(self.guide.version)
        title = _("Start") if self.guide.is_discreet else flow.title
        own = self.guide.start_context()
        resume_url = self.guide.address("resume") if self.guide.has_code else ""
        values = {"flow": flow, "resume_url": resume_url, **own}
        return self.page(self.guide.start_template, title, **values)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start a run and lead to its first step."""
        visitor = ensure_visitor(request)
        run = start_guide(
            guide=self.guide,
            visitor=visitor,
            partnership=self.partnership,
            now=self.now,
            record=self.known(),
        )
        response = see_other(run.onward)
        remember(response, visitor)
        return response

    def known(self) -> Record:
        """Give what is known before the first question; features that are told something do."""
        return {}


class LaterView(RunView):
    """This gives four words, so that a run can be taken up again on any device."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what four words do."""
        return self._page()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show four new words, once.

        This page is the answer itself: the words are kept nowhere, so no other page can show them.
        """
        try:
            words = give_code(
                run_id=self.run.run.id, kind=self.guide.kind, visitor=self.visitor, now=self.now
            )
        except TooManyTries as fault:
            return error_response(request, 429, retry_after=fault.retry_after)
        until = words.expires_at
        return self._page(four_words=str(words), words_until=until, words_clock=clock_words(until))

    def _page(self, **values: Any) -> HttpResponse:
        title = _("Come back later")
        own: dict[str, Any] = {
            "has_words": self.run.run.has_code,
            "run_url": self.run.address("run"),
        }
        return self.page("portal/guided/later.html", title, **own, **values)


class ResumeView(GuidedView):
    """This takes four words and opens the run they belong to."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the words."""
        return self._page(ResumeForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open the run and lead to where it was left."""
        form = ResumeForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        visitor = ensure_visitor(request)
        words = form.cleaned_data["words"]
        try:
            opened = open_with_code(
                kind=self.guide.kind, words=words, visitor=visitor, now=self.now
            )
        except TooManyTries as fault:
            return self._later(form, fault.retry_after)
        except VaultFault as fault:
            form.add_error("words", _(fault.template) % fault.facts)
            return self._page(form)
        run = guided_run(
            guide=self.guide,
            run_id=opened.id,
            visitor=visitor,
            partnership=self.partnership,
            now=self.now,
        )
        response = see_other(run.onward)
        remember(response, visitor)
        return response

    def _later(self, form: ResumeForm, seconds: int) -> HttpResponse:
        """Leave the words where they were written, and say when to send them."""
        form.add_error("words", too_many(seconds))
        return answer_too_many(self._page(form), seconds)

    def _page(self, form: ResumeForm) -> HttpResponse:
        title = error_title(_("Carry on where you left off"), form)
        start_url = self.guide.address("start")
        return self.page("portal/guided/resume.html", title, form=form, start_url=start_url)


class DeleteView(RunView):
    """This deletes a run: "finish and delete"."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask once more; a link alone deletes nothing."""
        title = _("Delete your answers")
        return self.page("portal/guided/delete.html", title, run_url=self.run.address("run"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete the run; the browser forgets the pages, and its key once that opens nothing."""
        delete_run(run=self.run, visitor=self.visitor, now=self.now)
        response = see_other(self.guide.address("ended"))
        if not has_runs(visitor=self.visitor, now=self.now):
            forget(request, response)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class EndedView(GuidedView):
    """This says that nothing is left."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say it."""
        start_url = self.guide.address("start")
        return self.page("portal/guided/ended.html", _("Deleted"), start_url=start_url)
