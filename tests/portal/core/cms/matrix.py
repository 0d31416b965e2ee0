"""The policy of the matrix in one table, and who asks: one role, noting every leak."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import resolve

from portal.core.cms.doors import door_of
from tests.portal.core.cms.addresses import Address, addresses, rows_addresses
from tests.portal.core.cms.world import Thing, digest

OUTSIDE = ("anonymous", "practitioner", "manager", "trainer", "provider")
EDITING = ("editor", "approver", "partnership-admin")
# Where rows may be read that belong to everybody, and where they may be chosen.
SHOWING = {"inspect", "chosen", "chosen_multiple"}
CHOOSING = {"chosen", "chosen_multiple"}
# Wagtail's own faults, which show nobody anything: a page that fails on purpose, and forms that
# fail when sent without the fields or the file they always carry.
FAIL_BY_THEMSELVES = {
    "wagtailadmin_error_test",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_pages:copy",
    "wagtailredirects:process_import",
    "wagtail_localize:upload_pofile",
}
# What anybody gets: nothing of anybody's. Wagtail's page to sign out stands behind the portal's.
FOR_ALL = {
    *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
    *("people_sign_out", "wagtailadmin_logout"),
}
# What must answer for one's own things, or the refusals would say nothing.
OWN_ROWS_ANSWER = {"edit", "usage", "history", "inspect", "revisions_compare", "preview_on_edit"}
OWN_THINGS_ANSWER = {
    *("wagtailadmin_pages:edit", "wagtailadmin_pages:usage", "wagtailadmin_pages:history"),
    *("wagtailadmin_pages:view_draft", "wagtailadmin_explore", "wagtailadmin_choose_page_child"),
    *("wagtailadmin_pages:revisions_compare", "wagtailadmin_api:pages:detail"),
    *("wagtailimages:edit", "wagtaildocs:edit", "wagtailimages_chooser:chosen"),
    *("wagtail_localize:submit_page_translation", "wagtail_localize:update_translations"),
    *("wagtail_localize:download_pofile", "wagtail_localize:preview_translation"),
    "wagtail_localize:submit_snippet_translation",
}

# What an answer means.
GONE, TURNED_AWAY, ANSWERED = "not there", "turned away", "answered"
LEAK = b"quokka-other-"
METHODS = ("get", "post")
# The translators' page saves each text by itself.
BY_TEXT = {"edit_string_translation": (*METHODS, "put", "delete"),
           "edit_override": (*METHODS, "put", "delete")}  # fmt: skip


def expected(role: str, belongs: str, view: str) -> set[str]:
    """Say what may be answered. This is the whole policy, in one table."""
    if role in OUTSIDE:
        return {TURNED_AWAY, GONE}
    if role == "admin" or belongs == "own":
        return {ANSWERED, TURNED_AWAY, GONE}  # not there: no such view of it, or no such state
    if view in SHOWING and belongs == "national":
        return {ANSWERED, TURNED_AWAY}
    if view in CHOOSING:  # of several, those out of reach are left out
        return {GONE, ANSWERED, TURNED_AWAY}
    return {GONE}


def shut(url: str) -> set[str]:
    """Say what an address of the whole portal answers: people and groups lead to the one page."""
    is_people = resolve(url).url_name in {"people_roles", "people_groups"}
    return {TURNED_AWAY} if is_people else {GONE}


def meaning(response: Any) -> str:
    """Say what an answer means to whoever asked; 405 is for everybody."""
    if response.status_code == 404:
        return GONE
    return TURNED_AWAY if response.status_code in (302, 403, 405) else ANSWERED


class Matrix:
    """This asks as one role, and notes what should not have been answered."""

    def __init__(self, role: str, client: Client) -> None:
        self.role, self.client = role, client
        client.raise_request_exception = False
        self.asked: Counter[str] = Counter()
        self.faults: list[str] = []
        self.answered: set[str] = set()

    def ask(self, address: Address, thing: Thing, methods: tuple[str, ...] = METHODS) -> None:
        """Ask for one thing; what may be answered may change something, and is undone."""
        url = f"{address.filled(thing.parts)}?id={thing.row.pk}"
        view = address.name.rpartition(":")[2]
        wanted = expected(self.role, thing.belongs, view)
        for method in BY_TEXT.get(view, methods):
            if wanted <= {GONE, TURNED_AWAY}:
                self.one(method, url, wanted, thing.belongs)
            elif method == "get" or address.name not in FAIL_BY_THEMSELVES:
                with transaction.atomic():
                    if self.one(method, url, wanted, thing.belongs) == ANSWERED:
                        self.answered.add(address.name)
                    transaction.set_rollback(True)

    def one(self, method: str, url: str, wanted: set[str], belongs: str) -> str:
        """Ask once; say what the answer meant."""
        data = {"body-count": "0"} if method == "post" else {}
        response = getattr(self.client, method)(url, data)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        self.asked[belongs] += 1
        is_leak = self.role != "admin" and LEAK in body
        if meaning(response) not in wanted or response.status_code >= 500 or is_leak:
            leak = " and shows it" if is_leak else ""
            self.faults.append(f"{method} {url} ({belongs}): {response.status_code}{leak}")
        return meaning(response)

    def report(self, capsys: Any, what: str) -> None:
        """Say what was asked, and fail with everything that was wrong."""
        counted = ", ".join(f"{belongs} {count}" for belongs, count in sorted(self.asked.items()))
        said = f"{sum(self.asked.values())} requests ({counted}), {len(self.faults)} leaks"
        with capsys.disabled():
            sys.stderr.write(f"\n{self.role}, {what}: {said}\n")
        assert not self.faults, "\n".join(self.faults)


class Anything(dict):  # type: ignore[type-arg]  # parts by name
    """This gives 1 for every part that is not said."""

    def __missing__(self, key: str) -> object:
        return 1


def about_things(things: list[Thing]) -> list[tuple[Address, Thing]]:
    """Pair the addresses that are about things of somebody's with such things."""
    found = []
    for address in addresses():
        door = door_of(address.name)
        if not address.model and door is not None and door.things is not None:
            found += [(address, thing) for thing in things if is_about(address, thing)]
    return found


def is_about(address: Address, thing: Thing) -> bool:
    """Say whether an address can be about such a thing."""
    if not set(address.parts) <= set(thing.parts):
        return False
    place = address.name
    if address.model:
        return address.model == thing.label
    if place.startswith(("wagtailimages", "wagtaildocs")):
        return thing.label == ("image" if place.startswith("wagtailimages") else "document")
    if place.startswith("wagtail_localize:submit_snippet"):
        return "translation_id" in thing.parts and thing.label != "wagtailcore.Page"
    if place.startswith(("wagtail_localize:", "wagtail_bulk_action", "wagtailadmin_editing")):
        return True
    return thing.label == ("report" if place.startswith("problem") else "wagtailcore.Page")


def shapes(things: list[Thing]) -> set[str]:
    """Choose one table of each shape: with the same addresses one is like another."""
    found: dict[tuple[str, ...], str] = {}
    for thing in things:
        views = (a.name.rpartition(":")[2] for a in rows_addresses() if a.model == thing.label)
        found.setdefault(tuple(views), thing.label)
    return set(found.values())


def changed_since(before: dict[str, int]) -> list[str]:
    """List the tables that are different now."""
    after = digest()
    return [label for label in before if before[label] != after[label]]
