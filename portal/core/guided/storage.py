"""Where django-formtools keeps what was answered: in the visitor's run, in the vault."""

from __future__ import annotations

from typing import Any

from formtools.wizard.storage.base import BaseStorage

from portal.core.flow import Value
from portal.core.guided.actions import ChangingGuide, save_step
from portal.core.guided.forms import StepForm
from portal.core.guided.state import GuidedRun


class VaultStorage(BaseStorage):
    """This is the storage of one request: it knows one run and the step in the address.

    Nothing is ever reset, no file is kept, and forms are shown from answers, never from what was
    posted once.
    """

    run: GuidedRun
    changing: ChangingGuide | None = None  # a run that is only looked at is not

    def __init__(self, prefix: str, request: Any = None, file_storage: Any = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.init_data()

    def attach(self, run: GuidedRun, step: str, changing: ChangingGuide | None) -> None:
        """Take the run and the step of this request."""
        self.run, self.changing = run, changing
        self.current_step = step

    def reset(self) -> None:
        """Keep everything: a run ends when its visitor or its time says so."""

    def get_step_data(self, step: str) -> None:
        """Give nothing to check again: the replay does."""

    def set_step_data(self, step: str, cleaned_data: StepForm) -> None:
        """Save the answers of a form; what `save_step` raises goes on to the view."""
        self.keep(step, cleaned_data, cleaned_data.values())

    def keep(self, step: str, form: StepForm, values: dict[str, Value]) -> None:
        """Save these answers to what a form asked."""
        if self.changing is None:
            raise RuntimeError("a run is written under its lock only")
        self.run = save_step(
            changing=self.changing, step=step, given=values, asked=form.names, seen=form.seen
        )

    def set_step_files(self, step: str, files: Any) -> None:
        """Keep no file: guided forms take none."""
