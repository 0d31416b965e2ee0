"""The stamp changes when anything public changes, and only then."""

from __future__ import annotations

from contextlib import suppress
from threading import Event

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, transaction
from wagtail.models import Locale, PageViewRestriction, Site

from portal.core import registry, stamp
from portal.core.models import OwedStamp, Partnership
from portal.core.owed_stamps import note_owed, pay_owed
from portal.core.stamp import bump_stamp, current_stamp
from tests.factories import PartnershipFactory, StandardPageFactory


@pytest.fixture(params=["file", "shared cache"])
def kind(request, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    settings.HAS_SHARED_CACHE = request.param == "shared cache"
    return request.param


@pytest.fixture
def changes(db):
    """Give a function: `with changes(True):` wants the stamp to be another one afterwards."""
    from contextlib import contextmanager  # beside the only function that needs it

    @contextmanager
    def expect(is_another):
        before = current_stamp()
        yield
        assert (current_stamp() != before) is is_another

    return expect


def test_the_stamp_stays_until_it_is_bumped(kind, db):
    first = current_stamp()
    assert current_stamp() == first
    bump_stamp()
    assert current_stamp() != first


def test_two_bumps_within_a_moment_differ(kind, db, at):
    at("2026-11-20 10:00")
    stamps = []
    for _turn in range(3):
        bump_stamp()
        stamps.append(current_stamp())
    assert len(set(stamps)) == 3


def test_a_clock_set_back_gives_no_old_stamp(db, at, settings, tmp_path):
    settings.VAR = tmp_path
    stamps = []
    for moment in ("2026-11-20 10:00", "2026-11-20 09:00", "2026-11-20 10:00"):
        at(moment)
        bump_stamp()
        stamps.append(int(current_stamp()))
    assert stamps == sorted(set(stamps))


@pytest.mark.django_db(transaction=True)
def test_a_transaction_bumps_now_and_again_when_it_is_committed(kind):
    before = current_stamp()
    with transaction.atomic():
        bump_stamp()
        during = current_stamp()
    assert len({before, during, current_stamp()}) == 3


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_once_is_enough(kind, monkeypatch):
    bumps = []
    monkeypatch.setattr(stamp, "_bump", lambda: bumps.append(1))
    bump_stamp()
    assert bumps == [1]


def test_a_shared_cache_that_forgot_the_stamp_gives_a_new_one(settings, db):
    settings.HAS_SHARED_CACHE = True
    first = current_stamp()
    cache.clear()
    assert current_stamp() != first


def test_a_shared_cache_that_is_away_gives_no_stamp_twice(settings, monkeypatch, db):
    class Away:
        def get(self, *_args, **_values):
            raise ConnectionError

        set = add = get

    settings.HAS_SHARED_CACHE = True
    monkeypatch.setattr(stamp, "cache", Away())
    bump_stamp()
    assert current_stamp() != current_stamp()


class Shared:
    """This stands before the shared cache and fails while it is away."""

    is_away = False

    def __getattr__(self, name):
        def ask(*args, **values):
            if self.is_away:
                raise ConnectionError
            return getattr(cache, name)(*args, **values)

        return ask


@pytest.fixture
def shared(settings, monkeypatch):
    settings.HAS_SHARED_CACHE = True
    between = Shared()
    monkeypatch.setattr(stamp, "cache", between)
    monkeypatch.setattr(stamp, "_was_away", Event())
    return between


@pytest.mark.django_db(transaction=True)
def test_what_the_cache_was_not_told_is_owed_until_it_is_back(shared):
    before = current_stamp()
    shared.is_away = True
    with transaction.atomic():
        bump_stamp()
    assert stamp.pay_owed_stamps() == 0
    shared.is_away = False
    assert current_stamp() == before  # this process had not noticed; old pages would be shown
    assert stamp.pay_owed_stamps() > 0
    assert current_stamp() != before
    assert stamp.pay_owed_stamps() == 0


def test_a_process_that_noticed_pays_before_it_shows_anything_kept(shared, db):
    before = current_stamp()
    shared.is_away = True
    bump_stamp()
    assert current_stamp().startswith("alone-")
    shared.is_away = False
    after = current_stamp()
    assert after not in {before, ""}
    assert not after.startswith("alone-")
    assert current_stamp() == after
    assert not OwedStamp.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_undone_owes_nothing(shared):
    shared.is_away = True
    with suppress(ZeroDivisionError), transaction.atomic():
        bump_stamp()
        raise ZeroDivisionError
    assert not OwedStamp.objects.exists()


def test_what_is_owed_while_somebody_pays_stays_owed(db):
    note_owed()
    assert pay_owed(note_owed) == 1
    assert OwedStamp.objects.count() == 1


def test_nothing_is_owed_while_the_cache_answers(shared, partnership):
    bump_stamp()
    assert not OwedStamp.objects.exists()


def test_a_debt_that_cannot_be_noted_stops_nobody(db, monkeypatch, caplog):
    def broken(**_values):
        raise DatabaseError

    monkeypatch.setattr(OwedStamp.objects, "create", broken)
    note_owed()
    assert "nobody will tell the shared cache" in caplog.text


def test_the_worker_pays():
    assert registry.recurring_jobs.get("pay-owed-stamps").run is stamp.pay_owed_stamps


# What bumps it


@pytest.fixture
def page(partnership):
    return StandardPageFactory(parent=partnership.site.root_page, slug="about-us")


def test_a_draft_changes_nothing(page, changes):
    page.title = "Other"
    with changes(False):
        page.save_revision()


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.save_revision().publish(),
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.save(),
        lambda page: page.copy(update_attrs={"slug": "copy"}),
        lambda page: page.move(StandardPageFactory(parent=page.get_parent(), draft=True)),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: Partnership.objects.get().save(),
        lambda page: Site.objects.get().save(),
        lambda page: Locale.objects.create(language_code="pl"),
        lambda page: call_command("migrate", verbosity=0),
    ],
)
def test_what_readers_see_changes_the_stamp(page, changes, change):
    with changes(True):
        change(page)


def test_a_lifted_restriction_changes_the_stamp(page, changes):
    limit = PageViewRestriction.objects.create(page=page, restriction_type="login")
    with changes(True):
        limit.delete()


def test_a_new_partnership_changes_the_stamp(partnership, changes):
    with changes(True):
        PartnershipFactory()


def test_reading_changes_nothing(page, changes, client):
    with changes(False):
        client.get("/about-us/")
