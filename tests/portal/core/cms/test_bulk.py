"""Deleting several rows at once asks for each."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.reference.models import Term
from tests.factories import TermFactory

pytestmark = pytest.mark.django_db
URL = reverse("wagtail_bulk_action", args=["reference", "term", "delete"])


@pytest.fixture
def terms(two):
    return {
        "own": TermFactory(partnership=two[0]),
        "second": TermFactory(partnership=two[0]),
        "other": TermFactory(partnership=two[1]),
        "national": TermFactory(),
    }


def left(terms):
    return {name for name, term in terms.items() if Term.objects.filter(pk=term.pk).exists()}


def ask(client, *keys):
    return client.post(f"{URL}?{'&'.join(f'id={key}' for key in keys)}&next=/cms/")


def test_an_approver_deletes_their_own(client_as, two, terms):
    client = client_as("approver", two[0], is_demo=True)
    ask(client, terms["own"].pk, terms["second"].pk)
    assert left(terms) == {"other", "national"}


def test_all_means_all_of_ones_own(client_as, two, terms):
    client = client_as("approver", two[0], is_demo=True)
    page = client.get(f"{URL}?id=all&next=/cms/").text
    assert terms["own"].slug in page
    assert terms["other"].slug not in page
    assert terms["national"].slug not in page
    ask(client, "all")
    assert left(terms) == {"other", "national"}


@pytest.mark.parametrize("name", ["other", "national"])
def test_one_of_anothers_among_them_is_not_there(client_as, two, terms, name):
    client = client_as("approver", two[0], is_demo=True)
    assert ask(client, terms["own"].pk, terms[name].pk).status_code == 404
    assert left(terms) == set(terms)


def test_an_editor_deletes_nothing(client_as, two, terms):
    ask(client_as("editor", two[0], is_demo=True), terms["own"].pk)
    ask(client_as("editor", two[0], is_demo=True), "all")
    assert left(terms) == set(terms)


@pytest.mark.parametrize("key", ["x", "9" * 30, "-1", ""])
def test_keys_that_are_none_find_nothing(client_as, two, terms, key):
    assert ask(client_as("approver", two[0], is_demo=True), key).status_code == 404
    assert left(terms) == set(terms)


def test_who_looks_after_the_portal_deletes_any(client_as, terms):
    ask(client_as("admin", is_demo=True), terms["other"].pk, terms["national"].pk)
    assert left(terms) == {"own", "second"}
