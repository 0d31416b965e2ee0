"""Keeping pages true."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """This app says what is due, broken or reported, and takes the press that puts it right."""

    name = "portal.guidance.review"
    label = "review"
    verbose_name = "Review"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.guidance.review import registrations  # models must be loaded first

        registrations.register()
