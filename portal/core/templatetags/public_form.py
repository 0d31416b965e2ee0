"""The token of a public form."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.core.public_form import form_token

register = template.Library()


@register.simple_tag(takes_context=True)
def public_form_token(context: Context) -> SafeString:
    """Write the hidden token for somebody who is signed in, and nothing for everybody else."""
    token = form_token(context["request"])
    if not token:
        return SafeString("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
