"""Keys are made once, for this account's eyes alone."""

from __future__ import annotations

import json

from portal.settings.environment import read_environment
from scripts.keys import ensure_keys


def test_keys_are_made_and_the_settings_accept_them(tmp_path):
    assert ensure_keys(tmp_path, {}) == f"made, in {tmp_path / 'keys.json'}"
    read = read_environment({"VAR": str(tmp_path)})
    kept = json.loads((tmp_path / "keys.json").read_text())
    assert read.secret_key == kept["SECRET_KEY"]
    assert f"{read.field_keys[0].id}:{read.field_keys[0].key.hex()}" == kept["FIELD_KEYS"]


def test_nobody_else_may_read_them(tmp_path):
    ensure_keys(tmp_path, {})
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json"]


def test_keys_are_kept(tmp_path):
    ensure_keys(tmp_path, {})
    before = (tmp_path / "keys.json").read_bytes()
    assert ensure_keys(tmp_path, {}) == f"kept in {tmp_path / 'keys.json'}"
    assert (tmp_path / "keys.json").read_bytes() == before


def test_no_two_installations_share_keys(tmp_path):
    made = set()
    for name in "ab":
        (tmp_path / name).mkdir()
        ensure_keys(tmp_path / name, {})
        made |= set(json.loads((tmp_path / name / "keys.json").read_text()).values())
    assert len(made) == 4


def test_given_keys_need_no_file(tmp_path):
    given = {"SECRET_KEY": "x", "FIELD_KEYS": "y"}
    assert ensure_keys(tmp_path, given) == "from the environment"
    assert list(tmp_path.iterdir()) == []


def test_one_given_key_is_not_enough(tmp_path):
    assert ensure_keys(tmp_path, {"SECRET_KEY": "x"}).startswith("made")


def test_half_written_keys_of_a_killed_start_are_replaced(tmp_path):
    (tmp_path / "keys.new").write_text('{"SECRET')
    ensure_keys(tmp_path, {})
    assert set(json.loads((tmp_path / "keys.json").read_text())) == {"SECRET_KEY", "FIELD_KEYS"}
