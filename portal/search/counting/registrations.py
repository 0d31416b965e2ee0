"""What counting registers with the kernel."""

from __future__ import annotations

from portal.core import registry
from portal.core.cms.doors import OPEN
from portal.search.counting.actions import forget_old, forget_rare

# The report, and the part of it that is fetched while filtering, narrows itself.
REPORTS = ("searches_report", "searches_report_results")


def register() -> None:
    """Forget what may not be kept; open the report to editors."""
    registry.purges.register("rare-searches", forget_rare)
    registry.purges.register("old-searches", forget_old)
    for name in REPORTS:
        registry.cms_doors.register(name, OPEN)
