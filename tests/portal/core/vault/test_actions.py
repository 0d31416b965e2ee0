"""Writes of the vault: each proves by the visitor's key that the run is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core.vault.actions import (
    change_run,
    changing_run,
    finish_run,
    forget_visitor,
    give_code,
    let_partnership_in,
    open_with_code,
    touch_run,
)
from portal.core.vault.codes import word_list
from portal.core.vault.exceptions import CodeUnknown, RunGone, RunTooLarge, TooManyTries
from portal.core.vault.models import OpenerKind, PartnershipKey, Run, RunOpener
from portal.core.vault.queries import open_run, open_run_of_partnership
from portal.core.vault.runs import LARGEST
from tests.factories import PartnershipFactory

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ONE_MORE = {"where": "by the park gate", "since": "May"}


def add_since(payload):
    return {**payload, "since": "May"}


@pytest.fixture
def of(visitor, now):
    """Give a function: what every action wants to know of a run."""

    def known(run, **values):
        return {"run_id": run.id, "kind": "tool", "visitor": visitor, "now": now, **values}

    return known


# Starting


def test_a_run_starts_with_what_it_was_given(start, partnership, now):
    run = start()
    assert (run.kind, run.version, run.payload) == (
        "tool",
        "cevt 1",
        {"where": "by the park gate"},
    )
    assert (run.partnership_id, run.has_code) == (partnership.pk, False)
    assert (run.created_at, run.expires_at) == (now, now + 30 * MINUTE)


def test_ids_are_random_and_long(start):
    ids = {start().id for _number in range(20)}
    assert (len(ids), {len(one) for one in ids}) == (20, {26})  # 26 × 5 bits hold 128


def test_a_row_names_nobody_and_shows_nothing(start, visitor):
    run = Run.objects.get(pk=start().id)
    assert {field.name for field in Run._meta.get_fields()} == {
        *("id", "partnership", "kind", "version", "ciphertext"),
        *("created_at", "touched_at", "code_ends_at", "expires_at", "openers"),
    }
    opener = run.openers.get()
    assert {field.name for field in RunOpener._meta.get_fields()} == {
        *("id", "run", "kind", "look_up", "key_id", "wrapped", "opened_at"),
    }
    assert b"park" not in bytes(run.ciphertext)
    assert visitor.token not in bytes(opener.wrapped)
    assert (opener.kind, opener.key_id) == (OpenerKind.VISITOR, "test")


def test_starting_costs_two_inserts(start, partnership, queries):
    with queries(4):  # and the transaction's begin and end
        start()


# Changing


def test_a_change_is_kept(start, of):
    run = start()
    changed = change_run(**of(run), change=add_since)
    assert changed.payload == ONE_MORE
    assert open_run(**of(run)).payload == ONE_MORE


def test_a_change_begins_the_half_hour_anew(start, of, now):
    run = start()
    later = now + 20 * MINUTE
    assert change_run(**of(run, now=later), change=add_since).expires_at == later + 30 * MINUTE
    assert open_run(**of(run, now=later + 29 * MINUTE)).payload == ONE_MORE


def test_a_clock_that_is_behind_shortens_nothing(start, of, now):
    run = start()
    change_run(**of(run, now=now + 10 * MINUTE), change=add_since)
    behind = change_run(**of(run, now=now + 9 * MINUTE), change=add_since)
    assert behind.expires_at == now + 40 * MINUTE


def test_a_change_that_fails_changes_nothing(start, of):
    run = start()

    def fail(_payload):
        raise ValueError("a fault of the form")

    with pytest.raises(ValueError, match="a fault of the form"):
        change_run(**of(run), change=fail)
    assert open_run(**of(run)).payload == {"where": "by the park gate"}


def test_a_run_may_be_looked_at_and_written_under_one_lock(start, of, now, queries):
    run = start()
    later = now + 10 * MINUTE
    with queries(4), changing_run(**of(run, now=later)) as changing:
        assert changing.run.payload == {"where": "by the park gate"}
        written = changing.write(ONE_MORE)
    assert (written.payload, written.expires_at) == (ONE_MORE, later + 30 * MINUTE)
    assert open_run(**of(run, now=later)) == written
    assert "park" not in repr(changing)


def test_a_run_that_was_only_looked_at_is_as_it_was(start, of, now):
    run = start()
    with changing_run(**of(run, now=now + 10 * MINUTE)):
        pass
    assert open_run(**of(run)) == run


def test_what_was_written_before_a_fault_is_undone(start, of):
    run = start()

    def write_and_fail():
        with changing_run(**of(run)) as changing:
            changing.write(ONE_MORE)
            raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        write_and_fail()
    assert open_run(**of(run)) == run


def test_more_than_any_form_asks_for_is_refused(start, of):
    run = start()
    with pytest.raises(RunTooLarge):
        change_run(**of(run), change=lambda payload: {"text": "a" * LARGEST})
    most = "a" * (LARGEST - len('{"text":""}'))
    assert change_run(**of(run), change=lambda payload: {"text": most}).payload == {"text": most}
    with pytest.raises(RunTooLarge):
        start(payload={"text": most + "a"})
    assert Run.objects.count() == 1


def test_letters_of_every_language_come_back(start, of):
    words = {"gdzie": "w parku – „obok” 🙂", "أين": "في الحديقة", "line": "a\nb\x00"}
    assert open_run(**of(start(payload=words))).payload == words


def test_changing_costs_two_statements(start, of, queries):
    run = start()
    with queries(4):  # look and lock, write, and the transaction's begin and end
        change_run(**of(run), change=add_since)


def test_going_on_begins_the_half_hour_anew_and_changes_nothing(start, of, now):
    run = start()
    before = bytes(Run.objects.get().ciphertext)
    gone_on = touch_run(**of(run, now=now + 25 * MINUTE))
    assert gone_on.payload == {"where": "by the park gate"}
    assert gone_on.expires_at == now + 55 * MINUTE
    assert bytes(Run.objects.get().ciphertext) == before


def test_eight_hours_are_the_end_however_busy(start, of, now):
    run = start()
    for quarters in range(1, 32):
        touched = touch_run(**of(run, now=now + quarters * 15 * MINUTE))
    assert touched.expires_at == now + 8 * HOUR
    with pytest.raises(RunGone):
        touch_run(**of(run, now=now + 8 * HOUR))


# Whose it is

ACTIONS = {
    "change": lambda **known: change_run(**known, change=add_since),
    "touch": touch_run,
    "finish": finish_run,
    "code": give_code,
    "partnership": let_partnership_in,
    "open": open_run,
}


@pytest.mark.parametrize("name", ACTIONS)
def test_another_visitors_run_is_not_there(start, of, stranger, name):
    run = start()
    for other in (stranger, None):
        with pytest.raises(RunGone):
            ACTIONS[name](**of(run, visitor=other))
    assert open_run(**of(run)).payload == {"where": "by the park gate"}


@pytest.mark.parametrize("name", ACTIONS)
def test_another_kind_or_id_or_an_ended_run_is_not_there(start, of, now, name):
    run, other = start(), start()
    for wrong in (
        {"kind": "navigator"},
        {"run_id": "a" * 26},
        {"run_id": ""},
        {"run_id": run.id.upper()},
        {"now": now + 30 * MINUTE},
    ):
        with pytest.raises(RunGone):
            ACTIONS[name](**of(run, **wrong))
    assert open_run(**of(run)) == run
    assert open_run(**of(other)) == other


# Finishing


def test_finishing_deletes_the_run_and_every_way_into_it(start, of):
    run, other = start(), start()
    give_code(**of(run))
    let_partnership_in(**of(run))
    finish_run(**of(run))
    assert list(Run.objects.values_list("pk", flat=True)) == [other.id]
    assert list(RunOpener.objects.values_list("run_id", flat=True)) == [other.id]
    with pytest.raises(RunGone):
        finish_run(**of(run))


# Four words


def test_four_words_open_the_run_in_another_browser(start, of, stranger, now):
    run = start()
    words = give_code(**of(run))
    assert len(words.words) == 4
    assert set(words.words) <= set(word_list())
    opened = open_with_code(kind="tool", words=str(words), visitor=stranger, now=now + DAY)
    assert (opened.id, opened.payload, opened.has_code) == (run.id, run.payload, True)
    assert opened.expires_at == words.expires_at == now + 7 * DAY
    assert open_run(**of(run, visitor=stranger, now=now + DAY)).payload == run.payload


def test_the_first_browser_keeps_its_own_way_in(start, of, stranger, now):
    run = start()
    words = give_code(**of(run))
    open_with_code(kind="tool", words=str(words), visitor=stranger, now=now)
    change_run(**of(run, visitor=stranger), change=add_since)
    assert open_run(**of(run)).payload == ONE_MORE


def test_a_browser_left_alone_has_to_give_the_words_again(start, of, visitor, now):
    run = start()
    words = give_code(**of(run))
    later = now + 31 * MINUTE
    with pytest.raises(RunGone):
        open_run(**of(run, now=later))
    opened = open_with_code(kind="tool", words=str(words), visitor=visitor, now=later)
    assert opened.id == run.id
    assert open_run(**of(run, now=later + 29 * MINUTE)).id == run.id
    assert RunOpener.objects.filter(kind=OpenerKind.VISITOR).count() == 1


def test_the_eight_hours_of_a_browser_begin_when_it_is_let_in(start, of, stranger, now):
    words = give_code(**of(run := start()))
    let_in = now + 3 * DAY
    open_with_code(kind="tool", words=str(words), visitor=stranger, now=let_in)
    for quarters in range(1, 32):
        touch_run(**of(run, visitor=stranger, now=let_in + quarters * 15 * MINUTE))
    with pytest.raises(RunGone):
        touch_run(**of(run, visitor=stranger, now=let_in + 8 * HOUR))


def test_words_stop_working_after_seven_days_to_the_second(start, of, stranger, now):
    words = give_code(**of(start()))
    end = now + 7 * DAY
    known = {"kind": "tool", "words": str(words), "visitor": stranger}
    with pytest.raises(CodeUnknown):
        open_with_code(**known, now=end)
    assert open_with_code(**known, now=end - timedelta(seconds=1)).has_code


def test_using_the_words_does_not_make_them_last_longer(start, of, stranger, now):
    words = give_code(**of(start()))
    opened = open_with_code(kind="tool", words=str(words), visitor=stranger, now=now + 6 * DAY)
    assert opened.expires_at == now + 7 * DAY


def test_new_words_take_the_place_of_the_old(start, of, stranger, now):
    run = start()
    first = give_code(**of(run))
    second = give_code(**of(run, now=now + MINUTE))
    assert second.expires_at == now + 7 * DAY + MINUTE
    with pytest.raises(CodeUnknown):
        open_with_code(kind="tool", words=str(first), visitor=stranger, now=now)
    assert open_with_code(kind="tool", words=str(second), visitor=stranger, now=now).id == run.id
    assert RunOpener.objects.filter(kind=OpenerKind.CODE).count() == 1


def test_words_of_another_kind_of_run_open_nothing(start, of, stranger, now):
    words = give_code(**of(start()))
    with pytest.raises(CodeUnknown):
        open_with_code(kind="navigator", words=str(words), visitor=stranger, now=now)
    assert RunOpener.objects.filter(kind=OpenerKind.VISITOR).count() == 1


def test_words_in_another_order_open_nothing(start, of, stranger, now):
    words = give_code(**of(start())).words
    turned = " ".join((words[1], words[0], *words[2:]))
    if words[0] != words[1]:
        with pytest.raises(CodeUnknown):
            open_with_code(kind="tool", words=turned, visitor=stranger, now=now)


def test_nothing_stored_can_be_turned_back_into_the_words(start, of, now):
    words = give_code(**of(start()))
    opener = RunOpener.objects.get(kind=OpenerKind.CODE)
    stored = opener.look_up.encode() + bytes(opener.wrapped)
    # Short words turn up by chance: in the digits of the look-up id, "dad" or "face".
    long = [word for word in words.words if len(word) > 4 and set(word) - set("abcdef")]
    assert [word for word in long if word.encode() in stored] == []
    assert repr(words) == f"FourWords(expires_at={now + 7 * DAY!r})"


def test_guesses_are_held_up_before_anything_slow(start, of, stranger, now, monkeypatch):
    give_code(**of(start()))
    guess = " ".join(word_list()[:4])
    for _number in range(10):
        with pytest.raises(CodeUnknown):
            open_with_code(kind="tool", words=guess, visitor=stranger, now=now)
    slow = []
    monkeypatch.setattr("portal.core.vault.codes.hashlib.scrypt", lambda *a, **k: slow.append(a))
    with pytest.raises(TooManyTries) as held_up:
        open_with_code(kind="tool", words=guess, visitor=stranger, now=now)
    assert (held_up.value.retry_after, slow) == (600, [])


# The partnership's key


def test_a_partnership_may_be_let_in_with_a_key_of_its_own(start, of, partnership, now):
    run = start()
    known = {"run_id": run.id, "kind": "tool", "partnership": partnership, "now": now}
    with pytest.raises(RunGone):
        open_run_of_partnership(**known)
    let_partnership_in(**of(run))
    let_partnership_in(**of(run))  # twice is once
    assert open_run_of_partnership(**known).payload == run.payload
    assert PartnershipKey.objects.count() == 1
    assert RunOpener.objects.filter(kind=OpenerKind.ACCOUNT, key_id="").count() == 1


def test_another_partnership_is_not_let_in(start, of, now):
    run = start()
    let_partnership_in(**of(run))
    other = PartnershipFactory()
    let_partnership_in(**of(start(partnership=other)))  # it has a key too
    for wrong in ({"partnership": other}, {"kind": "navigator"}, {"now": now + HOUR}):
        known = {"run_id": run.id, "kind": "tool", "now": now, "partnership": run.partnership_id}
        with pytest.raises(RunGone):
            open_run_of_partnership(**{**known, **wrong})


def test_deleting_a_partnerships_key_shuts_what_it_opened(start, of, partnership, now):
    run = start()
    let_partnership_in(**of(run))
    PartnershipKey.objects.all().delete()
    known = {"run_id": run.id, "kind": "tool", "partnership": partnership, "now": now}
    with pytest.raises(RunGone):
        open_run_of_partnership(**known)
    let_partnership_in(**of(start()))  # a new key is no help
    with pytest.raises(RunGone):
        open_run_of_partnership(**known)


# Forgetting


def test_forgetting_deletes_runs_without_a_code_and_the_way_into_the_others(
    start, of, visitor, stranger, now
):
    without, with_code, others = start(), start(), start(visitor=stranger)
    words = give_code(**of(with_code))
    assert forget_visitor(visitor=visitor) == 3  # a run, its way in, and a way into the other
    for run in (without, with_code):
        with pytest.raises(RunGone):
            open_run(**of(run))
    assert set(Run.objects.values_list("pk", flat=True)) == {with_code.id, others.id}
    assert open_run(**of(others, visitor=stranger)) == others
    assert open_with_code(kind="tool", words=str(words), visitor=stranger, now=now).payload


def test_forgetting_twice_finds_nothing_the_second_time(start, visitor):
    start()
    assert forget_visitor(visitor=visitor) == 2
    assert forget_visitor(visitor=visitor) == 0
