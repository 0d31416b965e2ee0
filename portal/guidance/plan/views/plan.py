"""The delivery plan."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.addresses import language_prefix
from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.core.time.clock import london_day
from portal.guidance.plan import queries
from portal.guidance.plan.presenters import measures as measure_words
from portal.guidance.plan.presenters import plan as plan_words
from portal.guidance.views.pages import page, reader_language


@require_safe
def plan(request: PortalRequest) -> HttpResponse:
    """Show priorities, how their actions stand, and how the partnership is doing."""
    words = queries.plan_of(request.partnership, reader_language())
    values = queries.published_values([text.owner for text in words.measures])
    return page(
        request, "plan", words.language, crumbs=(strategy_crumb(),),
        title=_("Delivery plan"), plan=plan_words.plan(words, _today()),
        measures=_with_figures(measure_words.cards(words.measures, values)),
        summary_url=f"{plan_words.plan_address()}summary/",
        indicators_url=measure_words.indicators_address(),
    )  # fmt: skip


@require_safe
def summary(request: PortalRequest) -> HttpResponse:
    """Show the plan on one sheet of paper."""
    words = queries.plan_of(request.partnership, reader_language())
    values = queries.published_values([text.owner for text in words.measures])
    found = plan_words.plan(words, _today())
    return page(
        request, "plan_summary", words.language, crumbs=(strategy_crumb(), plan_crumb()),
        title=_("Delivery plan on one page"), plan=found, today=_today(),
        late=[action for action in found.actions if action.late],
        measures=_with_figures(measure_words.cards(words.measures, values)),
    )  # fmt: skip


@require_safe
def priority(request: PortalRequest, slug: str) -> HttpResponse:
    """Show one priority: its actions, what was reported of them, its measures."""
    words = queries.plan_of(request.partnership, reader_language())
    text = next((each for each in words.priorities if each.owner.slug == slug), None)
    if text is None:
        raise Http404
    own = [each.owner_id for each in words.actions if each.owner.priority_id == text.owner_id]
    found = plan_words.plan(words, _today(), queries.history_of(own))
    values = queries.published_values([each.owner for each in words.measures])
    cards = measure_words.cards(
        [each for each in words.measures if each.owner.priority_id == text.owner_id], values
    )
    address = plan_words.plan_address(slug)
    return page(
        request, "plan_priority", words.language, crumbs=(strategy_crumb(), plan_crumb()),
        title=text.title, priority=next(one for one in found.priorities if one.url == address),
        others=[one for one in found.priorities if one.url != address], measures=cards,
    )  # fmt: skip


def strategy_crumb() -> Crumb:
    """Lead back to the strategy."""
    return Crumb(_("Strategy"), f"{language_prefix()}strategy/")


def plan_crumb() -> Crumb:
    """Lead back to the plan."""
    return Crumb(_("Delivery plan"), plan_words.plan_address())


def _with_figures(cards: list[measure_words.MeasureCard]) -> list[measure_words.MeasureCard]:
    return [card for card in cards if card.latest is not None]


def _today() -> date:
    return london_day(timezone.now())
