"""The two addresses of Exit: one forgets and sends away, one is a blank page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.core.exit.forget import forget_visitor
from portal.core.exit.rules import may_forget
from portal.core.models import Partnership

NEUTRAL_URL = Partnership().exit_url  # what a partnership has that chose no other


@csrf_exempt  # a visitor without cookies has no token; may_forget looks at where it came from
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Send the visitor to a neutral site, and forget them when they asked for it."""
    partnership = getattr(request, "partnership", None)
    response = send_away(partnership.exit_url if partnership else NEUTRAL_URL)
    if may_forget(request.method or "", request.headers):
        forget_visitor(request, response)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def send_away(url: str = NEUTRAL_URL) -> HttpResponse:
    """Redirect to a neutral site in a way that nothing keeps."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    response.headers["Cache-Control"] = "no-store"
    return response


def leave_out(request: HttpRequest) -> HttpResponse:
    """Show nothing: this page stands in the history where the first page of the visit was."""
    return blank_page()


def blank_page() -> HttpResponse:
    """Answer with a page that needs neither request nor database, and that nothing keeps."""
    response = HttpResponse(render_to_string("portal/notices/leave_out.html"))
    response.headers["Cache-Control"] = "no-store"
    return response
