"""What is to be sent or told to other parts, kept until it is."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """This app keeps mail and events until the worker has delivered them."""

    name = "portal.core.outbox"
    label = "outbox"
    verbose_name = "Outbox"

    def ready(self) -> None:
        """Register tidying up and what health looks at."""
        from portal.core.outbox import registrations  # models must be loaded first

        registrations.register()
