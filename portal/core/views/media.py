"""Pictures that editors uploaded, as the page shows them; nothing else of the media folder."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

A_YEAR = "public, max-age=31536000, immutable"


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one rendition.

    Originals and documents have no address here: originals are larger than any page needs, and
    documents go through the CMS, which knows who may read them.
    """
    if "/" in name:
        raise Http404
    response = serve(request, f"images/{name}", document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = A_YEAR  # a rendition's name changes with its content
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
