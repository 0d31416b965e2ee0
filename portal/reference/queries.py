"""Reads of reference rows. Contacts are few and on every page, so they are kept in memory."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from portal.core.cms.text_rows import Voice
from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from portal.reference.coach import Advice, Coach
from portal.reference.models import Contact, ContactKind, LanguageAdviceText

NATIONAL = None
ByKey = dict[str, Contact]


def contacts_of(partnership: Partnership) -> list[Contact]:
    """List a partnership's contacts and the national ones, by key; its own take precedence."""
    found = {**_contacts().get(NATIONAL, {}), **_contacts().get(partnership.pk, {})}
    return [found[key] for key in sorted(found)]


def contact_of(partnership: Partnership, key: str) -> Contact | None:
    """Find a contact by its key: the partnership's own, else the national one."""
    own = _contacts().get(partnership.pk, {})
    return own.get(key) or national_contact(key)


def contact_of_kind(partnership: Partnership, kind: ContactKind) -> Contact | None:
    """Find a partnership's own contact of a kind that it has one of, such as its front door."""
    own = _contacts().get(partnership.pk, {}).values()
    return next((contact for contact in own if contact.kind == kind), None)


def national_contact(key: str) -> Contact | None:
    """Find a contact that every partnership shows."""
    return _contacts().get(NATIONAL, {}).get(key)


def national_contacts() -> list[Contact]:
    """List the contacts that every partnership shows, by key."""
    return list(_contacts().get(NATIONAL, {}).values())


def contacts_by_key() -> dict[str, list[Contact]]:
    """Group the contacts of all partnerships by the key they share, for editors to choose from."""
    groups: dict[str, list[Contact]] = {}
    for contacts in _contacts().values():
        for key, contact in contacts.items():
            groups.setdefault(key, []).append(contact)
    return dict(sorted(groups.items()))


def _contacts() -> dict[int | None, ByKey]:
    return _contacts_under(current_stamp())


@lru_cache(maxsize=1)
def _contacts_under(_stamp: str) -> dict[int | None, ByKey]:
    """Read all contacts once, until anything public changes."""
    found: dict[int | None, ByKey] = {}
    for contact in Contact.objects.live().in_order():
        found.setdefault(contact.partnership_id, {})[contact.key] = contact
    return found


def coach_of(partnership_id: int | None) -> Coach:
    """Give the language coach: what is published for everywhere, and a partnership's own advice."""
    every = _advice_under(current_stamp())
    own = every.get(partnership_id, []) if partnership_id is not None else []
    return Coach([*own, *every.get(NATIONAL, [])])


@lru_cache(maxsize=1)
def _advice_under(_stamp: str) -> dict[int | None, list[Advice]]:
    """Read all published advice once, until anything public changes."""
    rows = (
        LanguageAdviceText.objects.live()
        .in_voice(Voice.ADULT)
        .in_language(settings.LANGUAGE_CODE)
        .select_related("owner")
        .order_by("owner__order", "owner__slug", "pk")
    )
    found: dict[int | None, list[Advice]] = {}
    for row in rows:
        advice = Advice(tuple(row.phrases.splitlines()), row.say, row.why)
        found.setdefault(row.owner.partnership_id, []).append(advice)
    return found
