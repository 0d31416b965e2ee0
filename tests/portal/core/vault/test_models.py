"""What the tables of the vault refuse, whoever writes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from portal.core.vault.actions import give_code, let_partnership_in
from portal.core.vault.models import (
    LastPurge,
    OpenerKind,
    PartnershipKey,
    Run,
    RunOpener,
    new_run_id,
)
from portal.core.vault.partnership_keys import fresh_key, raw_key

MINUTE = timedelta(minutes=1)


def refused(name, write):
    """Say whether the database refused this by the constraint of that name."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    text = str(refusal.value)
    return name in text or "UNIQUE constraint failed" in text


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda now: {"id": "short"}, "run_id_is_long"),
        (lambda now: {"kind": ""}, "run_names_its_form"),
        (lambda now: {"version": ""}, "run_names_its_form"),
        (lambda now: {"touched_at": now - MINUTE}, "run_touched_after_made"),
        (lambda now: {"expires_at": now}, "run_ends_after_touched"),
        (lambda now: {"code_ends_at": now + 5 * MINUTE}, "run_ends_with_its_code"),
    ],
)
def test_a_run_that_breaks_a_rule_is_refused(start, now, change, name):
    start()
    run = Run.objects.get()
    for field, value in change(now).items():
        setattr(run, field, value)
    assert refused(name, lambda: run.save(force_insert=run.pk == "short"))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"kind": "friend"}, "opener_kind_is_known"),
        ({"look_up": "short"}, "opener_look_up_is_long"),
        ({"key_id": ""}, "opener_names_its_key"),
        ({"kind": OpenerKind.ACCOUNT}, "opener_names_its_key"),  # with a key of the environment
    ],
)
def test_a_way_in_that_breaks_a_rule_is_refused(start, change, name):
    start()
    assert refused(name, lambda: RunOpener.objects.update(**change))


def twin(opener, **change):
    """Write the same way in once more."""
    opener.pk = None
    for field, value in change.items():
        setattr(opener, field, value)
    opener.save(force_insert=True)


@pytest.mark.parametrize("kind", OpenerKind.values)
def test_a_way_in_is_there_once(start, visitor, now, kind):
    run = start()
    known = {"run_id": run.id, "kind": "tool", "visitor": visitor, "now": now}
    give_code(**known)
    let_partnership_in(**known)
    opener = RunOpener.objects.get(kind=kind)
    assert refused("opener_", lambda: twin(opener))


@pytest.mark.parametrize("kind", [OpenerKind.CODE, OpenerKind.ACCOUNT])
def test_a_run_has_one_code_and_one_way_in_for_its_partnership(start, visitor, now, kind):
    run = start()
    known = {"run_id": run.id, "kind": "tool", "visitor": visitor, "now": now}
    give_code(**known)
    let_partnership_in(**known)
    opener = RunOpener.objects.get(kind=kind)
    assert refused("opener_one", lambda: twin(opener, look_up="0" * 40))


def test_no_two_runs_share_a_code(start, visitor, now):
    run, other = start(), start()
    give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    opener = RunOpener.objects.get(kind=OpenerKind.CODE)
    assert refused("opener_code_once", lambda: twin(opener, run_id=other.id))


def test_deleting_a_partnership_takes_its_runs_and_its_key(start, partnership, visitor, now):
    run = start()
    let_partnership_in(run_id=run.id, kind="tool", visitor=visitor, now=now)
    partnership.delete()
    tables = (Run, RunOpener, PartnershipKey)
    assert [table.objects.count() for table in tables] == [0, 0, 0]


def test_run_ids_are_letters_that_no_eye_mistakes():
    ids = [new_run_id() for _number in range(200)]
    assert len(set(ids)) == 200
    assert set("".join(ids)) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_partnerships_key_is_random_and_sealed(partnership):
    row = PartnershipKey.objects.create(partnership=partnership, key=fresh_key())
    found = PartnershipKey.objects.get()
    assert (len(raw_key(found)), raw_key(found)) == (32, raw_key(row))
    assert fresh_key() != fresh_key()


def test_a_purge_has_a_name(db, now):
    note = LastPurge(name="", ran_at=now, deleted=0)
    assert refused("purge_is_named", lambda: note.save(force_insert=True))


def test_rows_print_no_more_than_what_they_are(start, partnership, now):
    start()
    assert str(Run.objects.get()) == "tool"
    assert str(RunOpener.objects.get()) == "The browser’s cookie"
    assert str(LastPurge(name="runs")) == "runs"
    assert str(PartnershipKey(partnership=partnership)) == str(partnership.pk)
