"""What every feature points to."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """This app holds contacts (and, as they come, harms, signs, terms and law)."""

    name = "portal.reference"
    label = "reference"
    verbose_name = "Reference"
