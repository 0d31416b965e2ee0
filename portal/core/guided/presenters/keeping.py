"""Until when the answers of a run are kept, and what may be done about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.guided.state import GuidedRun
from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london_day

WARNING: Final = timedelta(minutes=2)  # so long before the end a page asks


class Keeping:
    """This is what a page says of how long its answers are kept."""

    warns_before: Final = int(WARNING.total_seconds())

    def __init__(self, run: GuidedRun, now: datetime) -> None:
        self.run, self._now = run, now

    @property
    def left(self) -> int:
        """Give the seconds until this browser cannot open the answers any more."""
        return max(0, int((self.run.run.closes_at - self._now).total_seconds()))

    @property
    def has_code(self) -> bool:
        """Say whether four words open the answers afterwards."""
        return self.run.run.has_code

    @property
    def words(self) -> str:
        """Say until when the answers are kept, if nothing more is done."""
        if self.has_code:
            day = date_format(london_day(self.run.run.expires_at))
            return _("You can come back with your four words until %(day)s.") % {"day": day}
        if self.is_last:
            return self.why
        words = _("Your answers are kept until %(time)s, then wiped.")
        if self.is_for_children:
            words = _("What you write here is kept until %(time)s, then rubbed out.")
        return words % self._time

    @property
    def more(self) -> str:
        """Say what keeps them longer on the way; empty where nothing does or has to."""
        if self.has_code or self.is_last:
            return ""
        if self.is_for_children:
            return _("Each page you finish gives you another half hour.")
        return _("Each step you save gives you another half hour.")

    @property
    def why(self) -> str:
        """Say what is about to happen, and why."""
        if self.has_code:
            words = _(
                "Your answers close here at %(time)s, so that nobody else can read them. Your four "
                "words open them again."
            )
        elif self.is_last:
            words = _(
                "Your answers are wiped at %(time)s: eight hours is the longest they are kept. "
                "Print or write down what you need."
            )
        elif self.is_for_children:
            words = _("What you wrote is rubbed out at %(time)s, so that it stays private.")
        else:
            words = _("Your answers are wiped at %(time)s, so that nobody else can read them.")
        return words % self._time

    @property
    def is_last(self) -> bool:
        """Say whether the end cannot be put off any more."""
        return self.run.run.is_near_its_end

    @property
    def is_for_children(self) -> bool:
        """Say whether it is said in a child’s words."""
        return self.run.guide.skin == "child"

    @property
    def keep_url(self) -> str:
        """Give where the answers are kept another half hour."""
        return self.run.address("keep")

    @property
    def delete_url(self) -> str:
        """Give where everything is deleted."""
        return self.run.address("delete")

    @property
    def run_url(self) -> str:
        """Give where the run goes on; once it is over, that page says what to do."""
        return self.run.address("run")

    @property
    def _time(self) -> dict[str, str]:
        return {"time": clock_words(self.run.run.closes_at)}
