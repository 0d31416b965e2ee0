"""Performance measures; pages and addresses call them indicators."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.page_cache import declare_public
from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.guidance.plan import queries
from portal.guidance.plan.models import MeasureText
from portal.guidance.plan.presenters import measures as presenters
from portal.guidance.plan.presenters.table_file import as_csv
from portal.guidance.plan.views.plan import strategy_crumb
from portal.guidance.views.pages import page, reader_language


@require_safe
def indicators(request: PortalRequest) -> HttpResponse:
    """List the measures with their newest figures."""
    found = queries.measures_of(request.partnership, reader_language())
    values = queries.published_values([text.owner for text in found.texts])
    cards = presenters.cards(found.texts, values)
    return page(
        request, "indicators", found.language, crumbs=(strategy_crumb(),),
        title=_("Performance indicators"),
        measured=[card for card in cards if card.latest is not None],
        waiting=[card for card in cards if card.latest is None],
    )  # fmt: skip


@require_safe
def indicator(request: PortalRequest, slug: str) -> HttpResponse:
    """Show one measure: what it means, how it is counted, its figures."""
    shown, language = _shown(request, slug)
    crumb = Crumb(_("Performance indicators"), presenters.indicators_address())
    return page(
        request, "indicator", language, crumbs=(strategy_crumb(), crumb),
        title=shown.text.name, shown=shown,
    )  # fmt: skip


@require_safe
def figures(request: PortalRequest, slug: str) -> HttpResponse:
    """Give the figures of one measure as a file."""
    shown, _language = _shown(request, slug)
    # Spreadsheets take it for UTF-8 only with the mark at its start.
    response = HttpResponse("\ufeff" + as_csv(shown), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.csv"'
    return declare_public(response)


def _shown(request: PortalRequest, slug: str) -> tuple[presenters.MeasurePage, str]:
    """Find a measure; all of a partnership's are read, for one may give another away."""
    found = queries.measures_of(request.partnership, reader_language())
    text: MeasureText | None = next((each for each in found.texts if each.owner.slug == slug), None)
    if text is None:
        raise Http404
    values = queries.published_values([each.owner for each in found.texts])
    return presenters.measure_page(text, values[text.owner_id]), found.language
