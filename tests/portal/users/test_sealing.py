"""Sealed secrets open with the right key, unchanged, and in no other case."""

from __future__ import annotations

import base64

import pytest

from portal.core.vault.exceptions import SealBroken
from portal.settings.environment import FieldKey
from portal.users.sealing import key_of_secret, open_secret, seal_secret

OLD, NEW = FieldKey("id1", b"\x01" * 32), FieldKey("id2", b"\x02" * 32)
SECRET = "JBSWY3DPEHPK3PXP"


def test_what_is_sealed_opens_and_does_not_show() -> None:
    sealed = seal_secret(SECRET, [NEW, OLD])
    assert sealed.startswith("v1|id2|")
    assert SECRET not in sealed
    assert SECRET.encode() not in base64.urlsafe_b64decode(sealed.rpartition("|")[2])
    assert open_secret(sealed, [NEW, OLD]) == SECRET


def test_the_same_secret_never_looks_the_same() -> None:
    assert len({seal_secret(SECRET, [NEW]) for _ in range(20)}) == 20


def test_an_older_key_still_opens() -> None:
    assert open_secret(seal_secret(SECRET, [OLD]), [NEW, OLD]) == SECRET


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: SECRET,  # as it would lie there unsealed
        lambda sealed: "",
        lambda sealed: sealed.replace("v1", "v2"),
        lambda sealed: sealed.replace("id2", "id1"),  # another key's name
        lambda sealed: sealed.replace("id2", "gone"),
        lambda sealed: sealed[:-4] + ("AAAA" if sealed[-4:] != "AAAA" else "BBBB"),
        lambda sealed: sealed[:20],
        lambda sealed: sealed[:-1],
    ],
)
def test_anything_else_is_refused(spoil: object) -> None:
    sealed = seal_secret(SECRET, [NEW, OLD])
    with pytest.raises(SealBroken) as refusal:
        open_secret(spoil(sealed), [NEW, OLD])
    assert SECRET not in str(refusal.value)


def test_a_removed_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        open_secret(seal_secret(SECRET, [OLD]), [NEW])


# Sealed by the release before the vault came; whoever had a second step then has it still.
BEFORE_THE_VAULT = "v1|id1|_Irep-GqMb-_aHWqQzEFQDtq8GLZfFGdMZRS3rYg2oIB3KmLXSljQUC6K14="


def test_what_an_earlier_release_sealed_still_opens():
    assert open_secret(BEFORE_THE_VAULT, [NEW, OLD]) == SECRET


def test_a_sealed_secret_names_its_key_and_nothing_else_does():
    assert key_of_secret(seal_secret(SECRET, [NEW, OLD])) == "id2"
    with pytest.raises(SealBroken):
        key_of_secret(SECRET)
