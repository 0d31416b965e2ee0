"""Whoever steals the database, the files and the keys of the server reads nothing."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from portal.core.vault.actions import give_code
from portal.core.vault.exceptions import SealBroken
from portal.core.vault.keys import code_keys, environment_keys, field_keys, peppers
from portal.core.vault.models import OpenerKind, Run, RunOpener
from portal.core.vault.runs import OWN_KEY, where
from portal.core.vault.sealing import SealingKey, key_id_of, open_sealed, place
from tests.elsewhere import as_setting, shared_database, start_elsewhere

pytestmark = [pytest.mark.slow, pytest.mark.loopback]

SEEDED = ("zebrafinch", "Quarrymill", "tuppenny", "Kraków", "wątpliwość")
PLAIN = "plain-to-see"  # what a dump must show, or the search finds nothing at all

SCRIPT = """
import json, sys, django
django.setup()
from django.utils import timezone
from portal.core.models import Partnership
from portal.core.vault.actions import (
    change_run, finish_run, forget_visitor, give_code, open_with_code, start_run, touch_run,
)
from portal.core.vault.visitor import VisitorKey

first, second = VisitorKey(bytes(range(7, 39))), VisitorKey(bytes(range(99, 131)))
now = timezone.now()
seeded = json.loads(sys.argv[1])
partnership = Partnership.objects.get()

def start(visitor, kind="tool"):
    return start_run(kind=kind, version="1", payload={word: word for word in seeded},
                     visitor=visitor, partnership=partnership, now=now)

def known(run, visitor):
    return {"run_id": run.id, "kind": run.kind, "visitor": visitor, "now": now}

def add(payload):
    return {**payload, "text": " ".join(seeded) * 40}

kept, finished, left = start(first), start(first), start(second)
change_run(change=add, **known(kept, first))
words = give_code(**known(kept, first))
open_with_code(kind="tool", words=str(words), visitor=second, now=now)
change_run(change=add, **known(finished, first))
finish_run(**known(finished, first))
touch_run(**known(left, second))
start(first, kind="plain-to-see")
print(json.dumps({"words": words.words, "cookies": [first.cookie, second.cookie],
                  "tokens": [first.token.hex(), second.token.hex()], "run": kept.id}))
sys.stdout.flush()
sys.stdin.read()  # the connection stays open: what lies in SQLite's journal lies there still
"""


def spellings(word):
    """Give the bytes under which a word may lie somewhere."""
    raw = word.encode()
    yield raw
    yield raw.hex().encode()
    yield json.dumps(word).strip('"').encode()
    yield word.encode("utf-16-le")
    for shift in range(3):  # base64 looks different at each of three places
        coded = base64.b64encode(b"\\0" * shift + raw)
        yield coded[-(-shift * 4 // 3) : len(raw) * 4 // 3 - 1]


def hits(dump, word):
    """Count how often a word lies in a dump, in any spelling."""
    return sum(part.count(one) for part in dump for one in set(spellings(word)) if len(one) > 4)


def dump_of(database, var):
    """Take everything a thief would: the database as it lies there, and every file."""
    files = [path.read_bytes() for path in Path(var).rglob("*") if path.is_file()]
    if database.startswith("sqlite"):
        return files  # the database, its journal and the limits are among them
    return [*files, *_tables(), _pg_dump(database)]


def _tables():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    is_raw = isinstance(value, bytes | memoryview)
                    yield bytes(value) if is_raw else str(value).encode()


def _pg_dump(database):
    if shutil.which("pg_dump") is None:
        return b""
    done = subprocess.run(["pg_dump", database], capture_output=True, check=True)
    return done.stdout


@pytest.fixture
def stolen(transactional_db, partnership, tmp_path):
    """Write runs in another process and steal everything while it still lives."""
    database = shared_database(tmp_path)
    before = dump_of(database, tmp_path)
    script = start_elsewhere(
        *("-c", SCRIPT, json.dumps(SEEDED)),
        database=database,
        var=tmp_path,
        keys=as_setting(settings.FIELD_KEYS),
    )
    line = script.stdout.readline()
    after = dump_of(database, tmp_path)
    journal = [path.name for path in tmp_path.iterdir() if path.stat().st_size]
    _said, log = script.communicate("")
    assert script.returncode == 0, log
    if database.startswith("sqlite"):
        assert {"shared.sqlite3", "shared.sqlite3-wal"} <= set(journal)
    return json.loads(line), before, [*after, log.encode()]


def test_nothing_that_was_written_is_found(stolen):
    known, _before, dump = stolen
    assert hits(dump, PLAIN) > 0
    assert hits(dump, known["run"]) > 0  # the row is there
    assert {word: hits(dump, word) for word in SEEDED} == dict.fromkeys(SEEDED, 0)


@pytest.mark.parametrize("spelt", list(spellings(SEEDED[0])))
def test_the_search_finds_a_word_however_it_is_spelt(spelt):
    assert hits([b"before", b"some" + spelt + b"after"], SEEDED[0]) > 0


def test_neither_the_four_words_nor_the_keys_of_browsers_are_found(stolen):
    known, before, dump = stolen
    # Plain English words lie in the portal's own pages as well: none has come to them. Short ones
    # turn up in random digits by chance ("dad", "face").
    words = [word for word in known["words"] if len(word) > 4 and set(word) - set("abcdef")]
    assert {word: hits(dump, word) - hits(before, word) for word in words} == dict.fromkeys(
        words, 0
    )
    assert words
    for words in itertools.permutations(known["words"], 2):
        assert hits(dump, " ".join(words)) == hits(dump, "".join(words)) == 0
    raw = [bytes.fromhex(token) for token in known["tokens"]]
    assert [hits(dump, cookie) for cookie in known["cookies"]] == [0, 0]
    assert [sum(part.count(token) for part in dump) for token in raw] == [0, 0]
    assert [hits(dump, token) for token in known["tokens"]] == [0, 0]


def everything_the_server_knows(names):
    """Give every key that can be made from FIELD_KEYS, under every name that a row asks for."""
    known = [*environment_keys(), *field_keys(), *peppers(), *code_keys()]
    return [SealingKey(name, key.key) for name in names for key in known]


def test_the_keys_of_the_server_open_nothing_without_a_cookie_or_the_words(start, visitor, now):
    run = start()
    give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    row = Run.objects.get()
    sealed = {
        place("vault.Run", row.id, "ciphertext", row.partnership_id, row.kind, row.version): bytes(
            row.ciphertext
        ),
        place("visitor", where(row)): _wrapped(OpenerKind.VISITOR),
        place("words", where(row)): _inner_of_code(row),
    }
    tried = 0
    for bound_to, raw in sealed.items():
        for key in everything_the_server_knows({key_id_of(raw), OWN_KEY, "test"}):
            tried += 1
            with pytest.raises(SealBroken):
                open_sealed(raw, [key], bound_to=bound_to)
    assert tried >= 3 * 4 * 2


def _wrapped(kind):
    return bytes(RunOpener.objects.get(kind=kind).wrapped)


def _inner_of_code(run):
    """Take off the outer wrapping, which the server can: what is inside takes the words."""
    return open_sealed(_wrapped(OpenerKind.CODE), code_keys(), bound_to=place("code", where(run)))
