"""How the portal's forms are drawn; other forms (the CMS) keep Django's own templates."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import TemplateDoesNotExist, loader

from portal.core.forms.bound import PortalBoundField


class PortalRenderer(DjangoTemplates):
    """This takes a template of ours from templates/portal/ where there is one, else Django's."""

    bound_field_class = PortalBoundField

    def get_template(self, template_name: str) -> Any:
        """Find the template: portal/<name>, <name>, then the one that ships with Django."""
        try:
            return loader.select_template([f"portal/{template_name}", template_name])
        except TemplateDoesNotExist:
            return super().get_template(template_name)
