"""Asking for alerts, confirming, choosing anew, stopping: without a cookie and without script.

A GET only shows: mail scanners open every link of a letter. What a link opens, a POST does.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.addresses import language_prefix
from portal.core.forms import error_title
from portal.core.limits.limited import limited
from portal.core.models import Partnership
from portal.core.presenters import Crumb
from portal.core.public_form import public_form
from portal.core.requests import PortalRequest
from portal.guidance.alerts import tokens
from portal.guidance.alerts.actions.subscriptions import (
    ask_for_alerts,
    change_alerts,
    confirm_alerts,
    end_alerts,
)
from portal.guidance.alerts.forms import EVERYTHING, AskForm, WishForm
from portal.guidance.alerts.models import Subscription
from portal.guidance.alerts.queries import subscription_by_id, topic_choices
from portal.guidance.amendments.addresses import log_address
from portal.guidance.views.pages import reader_language

READ_AND_SEND: Final = ["GET", "HEAD", "POST"]


def ask_later(request: PortalRequest, seconds: int) -> HttpResponse:
    """Show what somebody chose and wrote once more, and say when to send it."""
    form = AskForm(request.POST, now=timezone.now(), topics=topic_choices(_partnership(request)))
    form.refuse_for_now(seconds)
    return _asking(request, form)


@require_http_methods(READ_AND_SEND)
@public_form
@limited("alerts", limit=10, per_seconds=3600, instead=ask_later)
def ask(request: PortalRequest) -> HttpResponse:
    """Ask what to be told of and where; the answer never says whether an address is known."""
    partnership, now = _partnership(request), timezone.now()
    topics = topic_choices(partnership)
    form = AskForm(request.POST if request.method == "POST" else None, now=now, topics=topics)
    if not form.is_valid():
        return _asking(request, form)
    ask_for_alerts(
        partnership=partnership, address=form.cleaned_data["address"], wish=form.wish,
        language=reader_language(), now=now,
    )  # fmt: skip
    return _see("alerts:sent")


@require_safe
def sent(request: PortalRequest) -> HttpResponse:
    """Say that the next step is in the reader's letters."""
    return _page(request, "sent", heading=_("Look at your e-mail"))


@require_http_methods(READ_AND_SEND)
@public_form
def confirm(request: PortalRequest, token: str) -> HttpResponse:
    """Show what was asked for, with a button that says yes."""
    found = _subscription(request, token, tokens.CONFIRM)
    if request.method == "POST":
        confirm_alerts(subscription=found, now=timezone.now())
        return _see("alerts:manage", _token(found, tokens.MANAGE))
    return _page(
        request, "confirm", heading=_("Confirm your alerts"), pace=found.get_pace_display(),
        topics=_titles(found, _partnership(request)), is_confirmed=found.confirmed_at is not None,
    )  # fmt: skip


@require_http_methods(READ_AND_SEND)
@public_form
def manage(request: PortalRequest, token: str) -> HttpResponse:
    """Show what somebody gets, let them choose anew."""
    found = _subscription(request, token, tokens.MANAGE)
    if found.confirmed_at is None:
        raise Http404
    topics = topic_choices(found.partnership)
    data = request.POST if request.method == "POST" else None
    chosen = [str(topic.page_id or EVERYTHING) for topic in found.topics.all()]
    form = WishForm(data, topics=topics, initial={"topics": chosen, "pace": found.pace})
    is_saved = form.is_valid()
    if is_saved:
        change_alerts(subscription=found, wish=form.wish, now=timezone.now())
    heading = _("Your alerts")
    stop_url = reverse("alerts:stop", args=[_token(found, tokens.STOP)])
    return _page(
        request, "manage", heading=heading, title=error_title(heading, form), form=form,
        is_saved=is_saved, stop_url=stop_url,
    )  # fmt: skip


@csrf_exempt  # mail programs send this POST themselves; nobody who lacks the link can (RFC 8058)
@require_http_methods(READ_AND_SEND)
def stop(request: PortalRequest, token: str) -> HttpResponse:
    """Show one button that ends all letters; forget the address when it is pressed."""
    partnership = _partnership(request)
    pk = _opened_by(token, tokens.STOP, partnership)
    is_over = request.method == "POST"
    if is_over:
        end_alerts(partnership=partnership, subscription_id=pk, now=timezone.now())
    heading = _("You get no more letters") if is_over else _("Stop all letters")
    return _page(request, "stop", heading=heading, is_over=is_over, address=request.path)


def _asking(request: PortalRequest, form: AskForm) -> HttpResponse:
    heading = _("Get alerts by e-mail")
    return _page(request, "ask", heading=heading, title=error_title(heading, form), form=form)


def _partnership(request: PortalRequest) -> Partnership:
    if request.partnership is None:
        raise Http404
    return request.partnership


def _opened_by(token: str, purpose: str, partnership: Partnership) -> UUID:
    found = tokens.subscription_of(token, purpose, partnership.pk)
    if found is None:
        raise Http404
    return found


def _subscription(request: PortalRequest, token: str, purpose: str) -> Subscription:
    partnership = _partnership(request)
    pk = _opened_by(token, purpose, partnership)
    found = subscription_by_id(partnership, pk, timezone.now())
    if found is None:
        raise Http404
    return found


def _token(subscription: Subscription, purpose: str) -> str:
    return tokens.token_of(subscription.pk, purpose, subscription.partnership_id)


def _titles(subscription: Subscription, partnership: Partnership) -> list[str]:
    """Name what was asked for, as far as everybody may know of it."""
    chosen = {str(topic.page_id or EVERYTHING) for topic in subscription.topics.all()}
    everything = [_("Everything: all guides and the strategy")] if EVERYTHING in chosen else []
    return everything + [topic.title for topic in topic_choices(partnership) if topic.key in chosen]


def _see(name: str, *args: Any) -> HttpResponse:
    """Lead on with a GET, so that reading again sends nothing again."""
    response = HttpResponseRedirect(reverse(name, args=args))
    response.status_code = 303
    return response


def _page(request: PortalRequest, template: str, *, heading: str, **values: Any) -> HttpResponse:
    crumbs = [Crumb(_("Home"), language_prefix()), Crumb(_("Amendments"), log_address())]
    context = {"skin": "adult", "heading": heading, "title": heading, "crumbs": crumbs, **values}
    response = TemplateResponse(request, f"portal/guidance/alerts/{template}.html", context)
    response.headers["Cache-Control"] = "no-store"  # it holds an address, or a link to one
    return response
