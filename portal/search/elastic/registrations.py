"""What Elasticsearch registers with the kernel."""

from __future__ import annotations

from django.conf import settings

from portal.core import registry
from portal.core.registry import HealthCheck, RecurringJob
from portal.search.elastic import jobs
from portal.search.elastic.feed import EVENT

KEEP_SECONDS = 15
MEND_SECONDS = 3600


def register() -> None:
    """Register who answers readers, and where SEARCH_URL names a server, what keeps it in step."""
    why = "says how far one search server has come with one database"
    registry.left_out_of_backups.register("search_elastic", why)
    registry.after_restore.register("search index", jobs.start_afresh)
    registry.health_checks.register("search", HealthCheck(jobs.check_search))
    # Also without a server: what was noted while there was one must not be tried in vain.
    registry.outbox_events.register(EVENT, jobs.keep_now)
    if settings.SEARCH is not None:
        registry.recurring_jobs.register("search-keep", RecurringJob(KEEP_SECONDS, jobs.keep))
        registry.recurring_jobs.register("search-mend", RecurringJob(MEND_SECONDS, jobs.mend))
        registry.doctor_checks.register("search-index", jobs.check_index)
