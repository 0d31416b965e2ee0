"""What the room of papers registers."""

from __future__ import annotations

from portal.core import registry
from portal.core.pdf.kept import throw_away_unread
from portal.core.pdf.maker import can_make_pdf
from portal.core.registry import Check, RecurringJob
from portal.core.specimens import papers

DAY = 24 * 3600
LACKING = (
    "Pango is missing, so pages offer printing instead of a PDF; install it "
    "(Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
)


def register() -> None:
    """Register the tidying of kept papers, the row of doctor and the papers of /components/."""
    registry.recurring_jobs.register("throw-away-unread-papers", TIDY)
    registry.doctor_checks.register("pdf", check_pdf)
    registry.public_papers.register(papers.SOURCE, papers.public_paper)


def check_pdf() -> Check:
    """Say whether PDFs can be made here; without them the portal works all the same."""
    made = can_make_pdf()
    return Check("pdf", is_ok=True, detail="PDF/UA-1 can be made" if made else LACKING)


TIDY = RecurringJob(DAY, throw_away_unread)
