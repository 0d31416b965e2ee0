"""What counting registers with the kernel."""

from __future__ import annotations

from portal.core import registry
from portal.core.cms.doors import OPEN
from portal.search import listeners
from portal.search.counting.actions import count_click, count_search, forget_old, forget_rare
from portal.search.counting.kept import SEARCHES

# The report, and the part of it that is fetched while filtering, narrows itself.
REPORTS = ("searches_report", "searches_report_results")


def register() -> None:
    """Hear of searches, forget what may not be kept, and open the report to editors."""
    if count_search not in listeners.on_search:
        listeners.on_search.append(count_search)
        listeners.on_choice.append(count_click)
    registry.personal_data.register("searches", SEARCHES)
    registry.purges.register("rare-searches", forget_rare)
    registry.purges.register("old-searches", forget_old)
    for name in REPORTS:
        registry.cms_doors.register(name, OPEN)
