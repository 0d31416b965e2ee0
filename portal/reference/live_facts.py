"""The facts of partnerships' contacts, for “Before you go live” and the CMS's first page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.cms.offers import DashboardPanel, DashboardRow, LiveFinding
from portal.core.models import Partnership
from portal.core.time.clock import london_day
from portal.reference.live_rules import ContactFacts, contact_findings
from portal.reference.models import LOCAL_KINDS, Contact, ContactKind, NumberState


def check_contacts(
    partnerships: Sequence[Partnership], now: datetime
) -> dict[int, list[LiveFinding]]:
    """Find what each partnership's contacts still need; one query."""
    today = london_day(now)
    contacts: dict[int | None, list[Contact]] = {}
    for contact in _contacts_of(partnerships):
        contacts.setdefault(contact.partnership_id, []).append(contact)
    return {
        each.pk: contact_findings(_facts(contacts.get(each.pk, []), today)) for each in partnerships
    }


def contact_rows(partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """List the contacts whose numbers somebody has to ring; one query."""
    today = london_day(now)
    return [
        DashboardRow(
            _("%(name)s: %(number)s") % {"name": contact.name, "number": contact.phone},
            reverse("wagtailsnippets_reference_contact:edit", args=[contact.pk]),
            is_warning=True,
        )
        for contact in _contacts_of(partnerships)
        if contact.number_state == NumberState.CHECK or _is_overdue(contact, today)
    ]


CONTACTS_PANEL = DashboardPanel(gettext_lazy("Numbers to ring and verify"), contact_rows)


def _contacts_of(partnerships: Sequence[Partnership]) -> list[Contact]:
    keys = [each.pk for each in partnerships]
    return list(Contact.objects.live().filter(partnership_id__in=keys).in_order())


def _facts(contacts: list[Contact], today: date) -> ContactFacts:
    others = [contact for contact in contacts if contact.kind not in LOCAL_KINDS]
    states = [contact.number_state for contact in others if not (contact.email or contact.url)]
    return ContactFacts(
        has_front_door=_is_verified(contacts, ContactKind.FRONT_DOOR),
        has_out_of_hours=_is_verified(contacts, ContactKind.OUT_OF_HOURS),
        unchecked=sum(1 for contact in others if contact.number_state == NumberState.CHECK),
        blank=states.count(NumberState.BLANK),  # an address may do in a number's place
        overdue=sum(1 for contact in contacts if _is_overdue(contact, today)),
        path=reverse("wagtailsnippets_reference_contact:list"),
    )


def _is_verified(contacts: list[Contact], kind: ContactKind) -> bool:
    return any(contact.kind == kind and contact.is_verified for contact in contacts)


def _is_overdue(contact: Contact, today: date) -> bool:
    return contact.is_verified and contact.review_date is not None and contact.review_date < today
