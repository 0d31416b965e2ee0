"""What people who asked for alerts are written, in plain words and in their language.

Subjects name no page: they are seen on a phone that lies on a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.addresses import page_address
from portal.core.editions.models import Edition
from portal.core.outbox.actions import queue_mail
from portal.guidance.alerts import tokens
from portal.guidance.alerts.models import Subscription
from portal.guidance.amendments.addresses import address
from portal.guidance.amendments.presenters.log import changes_url

Told = tuple[Edition, Page]


@dataclass(frozen=True)
class Links:
    """These are the ways from a letter back to us."""

    confirm: str
    manage: str
    stop: str


def links_of(subscription: Subscription) -> Links:
    """Give the links of one subscription, in the active language."""
    root = subscription.partnership.site.root_url

    def link(purpose: str) -> str:
        token = tokens.token_of(subscription.pk, purpose, subscription.partnership_id)
        return root + address(f"alerts:{purpose}", token)

    return Links(link(tokens.CONFIRM), link(tokens.MANAGE), link(tokens.STOP))


def ask_to_confirm(subscription: Subscription, *, key: str, now: datetime) -> None:
    """Ask the owner of an address whether it was they who wrote it into the form."""
    with translation.override(subscription.language):
        text = _(
            "Somebody, probably you, asked %(site)s to write to this address when a page "
            "changes.\n\nOpen this link and press the button to say yes:\n%(link)s\n\n"
            "If it was not you, do nothing. You will get no more letters, and we forget this "
            "address after seven days."
        )
        facts = {"site": _site_of(subscription), "link": links_of(subscription).confirm}
        _send(subscription, key, _("Please confirm your e-mail address"), text % facts, now)


def say_known(subscription: Subscription, *, key: str, now: datetime) -> None:
    """Tell somebody who has alerts already how to change them."""
    with translation.override(subscription.language):
        text = _(
            "Somebody, probably you, asked %(site)s for letters to this address. You get them "
            "already, and nothing was changed.\n\nTo choose what you get, open this link:\n"
            "%(link)s"
        )
        links = links_of(subscription)
        facts = {"site": _site_of(subscription), "link": links.manage}
        _send(subscription, key, _("Your alerts"), text % facts, now, links)


def tell(subscription: Subscription, told: Told, *, key: str, now: datetime) -> None:
    """Tell of one edition."""
    with translation.override(subscription.language):
        root = subscription.partnership.site.root_url
        subject = _("A page you follow has changed")
        _send_news(subscription, key, subject, _entry(root, *told), now)


def tell_week(subscription: Subscription, told: Sequence[Told], *, key: str, now: datetime) -> None:
    """Tell of everything since the last letter."""
    with translation.override(subscription.language):
        root = subscription.partnership.site.root_url
        entries = "\n\n".join(_entry(root, *each) for each in told)
        subject = _("What changed on the pages you follow")
        _send_news(subscription, key, subject, entries, now)


def _entry(root: str, edition: Edition, page: Page) -> str:
    return "\n".join(_lines(root, edition, page))


def _lines(root: str, edition: Edition, page: Page) -> Iterator[str]:
    is_first = edition.number == 1
    words = _("“%(title)s” is new.") if is_first else _("“%(title)s” has changed.")
    yield words % {"title": edition.title}
    yield edition.note
    yield _("Read the page: %(link)s") % {"link": root + page_address(page)}
    if not is_first:
        yield _("See what changed: %(link)s") % {"link": root + changes_url(edition)}


def _send_news(
    subscription: Subscription, key: str, subject: str, entries: str, now: datetime
) -> None:
    links = links_of(subscription)
    foot = _(
        "You get this letter because you asked %(site)s for it.\n"
        "Choose what you get: %(manage)s\nStop all letters: %(stop)s"
    )
    facts = {"site": _site_of(subscription), "manage": links.manage, "stop": links.stop}
    _send(subscription, key, subject, f"{entries}\n\n{foot % facts}", now, links)


def _send(
    subscription: Subscription, key: str, subject: str, text: str, now: datetime,
    links: Links | None = None,
) -> None:  # fmt: skip
    more: dict[str, Any] = {"unsubscribe_url": links.stop} if links else {}
    queue_mail(
        key=key,
        to=subscription.address,
        subject=subject,
        text=f"{text}\n",
        now=now,
        partnership=subscription.partnership,
        **more,
    )


def _site_of(subscription: Subscription) -> str:
    """Name the site; its address says whose it is."""
    return f"{subscription.partnership.product_name} ({subscription.partnership.name})"
