"""The glossary."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.requests import PortalRequest
from portal.guidance import presenters
from portal.guidance.views.pages import page, reader_language
from portal.reference.spoken import terms_of


@require_safe
def glossary(request: PortalRequest) -> HttpResponse:
    """List every term under its first letter."""
    found = terms_of(request.partnership, reader_language())
    return page(
        request, "glossary", found.language,
        title=_("Glossary"), letters=presenters.in_letters(found.texts), count=len(found.texts),
    )  # fmt: skip
