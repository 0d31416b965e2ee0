"""The fixtures do what they promise: a fixture that lies makes every test lie."""

from __future__ import annotations

import socket
import sys
import time
from datetime import UTC, datetime
from types import ModuleType

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_socket import SocketBlockedError, SocketConnectBlockedError
from wagtail.models import Site

from portal.core.models import HomePage, Partnership
from portal.core.queries import partnership_of_host
from portal.users.rules import Role
from tests import conftest
from tests.factories import PartnershipFactory, StandardPageFactory


def test_four_partnerships_stand_on_their_hosts(four_partnerships):
    hosts = {row.slug: (row.code, row.site.hostname) for row in four_partnerships.values()}
    assert hosts == {
        "north-lincolnshire": ("NL", "localhost"),
        "cheshire-east": ("CE", "cheshire-east.localhost"),
        "tees": ("TEES", "tees.localhost"),
        "gloucestershire": ("GLOS", "gloucestershire.localhost"),
    }
    assert Site.objects.get(is_default_site=True) == four_partnerships["north-lincolnshire"].site


def test_one_partnership_answers_on_every_unknown_host(partnership):
    assert partnership_of_host("localhost") == partnership
    assert partnership_of_host("elsewhere.localhost") == partnership


def test_nothing_is_remembered_from_the_test_before(db):
    assert Partnership.objects.count() == 0
    assert partnership_of_host("localhost") is None


@pytest.mark.parametrize(
    ("trait", "field", "value"),
    [
        ("draft", "live", False),
        ("family", "audience", "family"),
        ("teen", "audience", "teen"),
        ("child", "audience", "child"),
        ("discreet", "discreet_title", "Information"),
        ("in_menu", "show_in_menus", True),
    ],
)
def test_traits_of_pages(partnership, trait, field, value):
    page = StandardPageFactory(parent=partnership.site.root_page, **{trait: True})
    page.refresh_from_db()
    assert getattr(page, field) == value
    assert page.get_parent().specific == HomePage.objects.get(pk=partnership.site.root_page_id)


def test_branded_partnership_passes_its_own_validation(db):
    PartnershipFactory(branded=True).full_clean()


def test_at_stops_the_clock_in_london(at):
    at("2026-07-01 10:00")
    assert timezone.now() == datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    first = time.time()
    assert time.time() == first
    at("2026-11-20 10:00")
    assert timezone.now() == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_queries_accepts_the_exact_number(queries, partnership):
    with queries(2):
        list(Partnership.objects.order_by("pk"))
        list(Site.objects.order_by("pk"))


@pytest.mark.parametrize("expected", [0, 2])
def test_queries_shows_the_statements_when_the_number_differs(queries, partnership, expected):
    with (
        pytest.raises(pytest.fail.Exception, match=r"1 queries instead of .*\n1\. SELECT"),
        queries(expected),
    ):
        list(Partnership.objects.order_by("pk"))


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_sockets_are_blocked():
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


@pytest.mark.smtp
@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_declared_services_reach_loopback_only():
    with socket.socket() as outward, pytest.raises(SocketConnectBlockedError):
        outward.connect(("192.0.2.1", 80))


@pytest.mark.smtp
def test_smtp_server_takes_a_message(smtp_server):
    EmailMessage("Hello", "Words", "a@example.org", ["b@example.org"]).send()
    [message] = smtp_server.messages
    assert (message["Subject"], message["To"]) == ("Hello", "b@example.org")


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_first(transactional_db):
    assert PartnershipFactory(default=True).site.is_default_site is True


def test_factories_work_after_emptied_tables(partnership):
    assert StandardPageFactory(parent=partnership.site.root_page).depth == 3


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_client_as_is_signed_in_with_that_role_alone(client_as, partnership, role):
    client = client_as(role, partnership)
    [membership] = client.user.memberships.all()
    assert membership.role == role
    assert membership.partnership == (None if role == "admin" else partnership)
    assert client.session["_auth_user_id"] == str(client.user.pk)


def test_client_as_speaks_to_the_host_of_its_partnership(client_as, four_partnerships):
    client = client_as("editor", four_partnerships["tees"])
    assert client.defaults["HTTP_HOST"] == "tees.localhost"


def test_a_memory_of_a_module_that_came_later_is_found(monkeypatch):
    module = ModuleType("portal.came_later")
    exec("import functools\nanswer = functools.cache(lambda: 1)", vars(module))
    module.answer.__module__ = module.__name__
    assert module.answer not in conftest._memories()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert module.answer in conftest._memories()
    again = ModuleType(module.__name__)  # loaded anew, its memories are others
    monkeypatch.setitem(sys.modules, module.__name__, again)
    assert module.answer not in conftest._memories()
