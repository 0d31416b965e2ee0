"""Template tags of the portal."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from portal.core import drawings, skins
from portal.core.addresses import page_address
from portal.core.words_only import is_words_only

register = template.Library()

SPRITE = "portal/icons.svg"


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw an icon from the sprite; the words beside it say what it means."""
    if is_words_only():
        return SafeString("")
    return format_html(
        '<svg class="i{}" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        static(SPRITE),
        name,
    )


@register.simple_tag
def page_url(page: Page | None) -> str:
    """Give the address of a page in the reader's language, or "" when the page is gone."""
    return page_address(page) if page else ""


@register.simple_tag(takes_context=True)
def report_address(context: Context) -> str:
    """Lead to the form about this very page; a preview has no address to name."""
    request = context.get("request")
    path = getattr(request, "path", "")
    named = f"?{urlencode({'page': path}, safe='/')}" if path else ""
    return reverse("report") + named


@register.filter
def in_skin(address: str, skin: str) -> str:
    """Let an address of children’s pages keep the look of older readers."""
    return skins.in_skin(address, skin)


@register.filter
def in_young_skin(address: str, skin: str) -> str:
    """Let an address of a page for everybody keep the look of children or of older readers."""
    return skins.in_skin(address, skin, usual="adult")


@register.simple_tag
def phone(number: str, tel: str = "") -> SafeString:
    """Write a telephone number: a link when it may be dialled, else plain text."""
    if tel:
        return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', tel, number)
    return format_html('<bdi dir="ltr">{}</bdi>', number)


@register.inclusion_tag("components/arcs.html")
def arcs(ring: str = "") -> dict[str, Any]:
    """Draw the open rings of a page head or of the footer."""
    return {"arcs": drawings.arcs(ring)}


@register.inclusion_tag("components/quarter_rings.html")
def quarter_rings(ring: str = "") -> dict[str, Any]:
    """Draw a quarter of the rings in the corner of a card."""
    return {"rings": drawings.quarter_rings(ring), "is_child": ring == "child"}


@register.simple_tag(takes_context=True)
def content_language(context: Context) -> str:
    """Give the language of the page's content when it is not the reader's, else ""."""
    request = context.get("request")
    if not getattr(request, "is_fallback_language", False):
        return ""
    return str(getattr(request, "content_language", ""))
