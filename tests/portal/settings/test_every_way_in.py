"""Whichever program meets a bad setting says it in one sentence, without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.source import CHECKOUT


@pytest.mark.parametrize(
    "program",
    [
        ["manage.py", "check"],
        ["-m", "scripts.prepare"],
        ["-c", "import portal.wsgi"],
    ],
    ids=["command", "start", "server"],
)
def test_a_bad_setting_is_one_sentence(tmp_path, program):
    ended = subprocess.run(
        [sys.executable, *program],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "VAR": str(tmp_path),
            "BASE_URL": "ftp://example.org/",
        },
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("Cannot start: BASE_URL is 'ftp://example.org/'")
    assert ended.stderr.count("\n") == 1
