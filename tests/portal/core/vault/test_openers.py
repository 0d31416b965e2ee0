"""A wrapped key opens for its opener and its run, and for nothing else."""

from __future__ import annotations

import pytest

from portal.core.vault.exceptions import SealBroken
from portal.core.vault.openers import (
    look_up_of,
    partnership_look_up,
    rewrap_for_code,
    unwrap_for_code,
    unwrap_for_partnership,
    unwrap_for_visitor,
    wrap_for_code,
    wrap_for_partnership,
    wrap_for_visitor,
)
from portal.core.vault.sealing import SealingKey, key_id_of

DATA_KEY = b"\x0a" * 32
TOKEN, OTHER_TOKEN = b"\x01" * 32, b"\x02" * 32
OLD, NEW = SealingKey("id1", b"\x11" * 32), SealingKey("id2", b"\x12" * 32)
RUN, OTHER_RUN = "vault.RunOpener|aaa|wrapped|1", "vault.RunOpener|bbb|wrapped|1"


def test_the_cookie_and_the_pepper_open_the_run_they_were_wrapped_for():
    wrapped = wrap_for_visitor(DATA_KEY, TOKEN, NEW, where=RUN)
    assert key_id_of(wrapped) == "id2"
    assert DATA_KEY not in wrapped
    assert unwrap_for_visitor(wrapped, TOKEN, [NEW, OLD], where=RUN) == DATA_KEY


@pytest.mark.parametrize(
    ("token", "peppers", "where"),
    [
        (OTHER_TOKEN, [NEW, OLD], RUN),
        (TOKEN, [NEW, OLD], OTHER_RUN),
        (TOKEN, [OLD], RUN),
        (TOKEN, [SealingKey("id2", b"\x13" * 32)], RUN),
        (b"", [NEW, OLD], RUN),
    ],
)
def test_another_cookie_run_or_pepper_opens_nothing(token, peppers, where):
    wrapped = wrap_for_visitor(DATA_KEY, TOKEN, NEW, where=RUN)
    with pytest.raises(SealBroken):
        unwrap_for_visitor(wrapped, token, peppers, where=where)


def test_a_look_up_id_is_steady_and_tells_nothing():
    found = look_up_of(TOKEN, NEW)
    assert found == look_up_of(TOKEN, NEW)
    assert len(found) == 40
    assert TOKEN.hex()[:20] not in found
    assert len({found, look_up_of(OTHER_TOKEN, NEW), look_up_of(TOKEN, OLD)}) == 3


CODE_KEY = b"\x21" * 32


def test_words_and_a_key_of_the_server_open_together():
    wrapped = wrap_for_code(DATA_KEY, CODE_KEY, OLD, where=RUN)
    assert unwrap_for_code(wrapped, CODE_KEY, [NEW, OLD], where=RUN) == DATA_KEY


@pytest.mark.parametrize(
    ("code_key", "outers", "where"),
    [
        (b"\x22" * 32, [NEW, OLD], RUN),  # the server alone
        (CODE_KEY, [NEW], RUN),  # the words alone
        (CODE_KEY, [NEW, OLD], OTHER_RUN),
    ],
)
def test_neither_the_words_nor_the_server_alone_open(code_key, outers, where):
    wrapped = wrap_for_code(DATA_KEY, CODE_KEY, OLD, where=RUN)
    with pytest.raises(SealBroken):
        unwrap_for_code(wrapped, code_key, outers, where=where)


def test_the_outer_wrapping_is_renewed_without_the_words():
    wrapped = wrap_for_code(DATA_KEY, CODE_KEY, OLD, where=RUN)
    renewed = rewrap_for_code(wrapped, [NEW, OLD], where=RUN)
    assert (key_id_of(wrapped), key_id_of(renewed)) == ("id1", "id2")
    assert unwrap_for_code(renewed, CODE_KEY, [NEW], where=RUN) == DATA_KEY
    with pytest.raises(SealBroken):
        rewrap_for_code(wrapped, [NEW], where=RUN)


PARTNERSHIP_KEY, OTHER_KEY = b"\x31" * 32, b"\x32" * 32


def test_the_partnerships_key_opens_the_run_it_was_wrapped_for():
    wrapped = wrap_for_partnership(DATA_KEY, PARTNERSHIP_KEY, where=RUN)
    assert unwrap_for_partnership(wrapped, PARTNERSHIP_KEY, where=RUN) == DATA_KEY
    for key, where in ((OTHER_KEY, RUN), (PARTNERSHIP_KEY, OTHER_RUN)):
        with pytest.raises(SealBroken):
            unwrap_for_partnership(wrapped, key, where=where)


def test_a_partnerships_look_up_id_is_of_one_run():
    ids = {
        partnership_look_up(PARTNERSHIP_KEY, where=RUN),
        partnership_look_up(PARTNERSHIP_KEY, where=OTHER_RUN),
        partnership_look_up(OTHER_KEY, where=RUN),
    }
    assert (len(ids), {len(one) for one in ids}) == (3, {40})


def test_a_key_wrapped_for_one_kind_of_opener_does_not_open_as_another():
    wrapped = wrap_for_visitor(DATA_KEY, TOKEN, OLD, where=RUN)
    with pytest.raises(SealBroken):
        unwrap_for_code(wrapped, TOKEN, [OLD], where=RUN)
    with pytest.raises(SealBroken):
        unwrap_for_partnership(wrapped, TOKEN, where=RUN)
