"""The audit log: what was done, in rows that are only ever added."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """This app keeps the audit log, seals it and lets the right people read it."""

    name = "portal.core.audit"
    label = "audit"
    verbose_name = "Audit log"

    def ready(self) -> None:
        """Register sealing, retention, and what doctor looks at."""
        from portal.core.audit import registrations  # models must be loaded first

        registrations.register()
