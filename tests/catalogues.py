"""Translations to speak with: the checkout may hold no compiled ones, or older ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.messages import LANGUAGES
from scripts.translations import LOCALE, compile_catalogues


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the catalogues beside the checkout."""
    folder = tmp_path_factory.mktemp("locale")
    for code in LANGUAGES:
        target = folder / code / "LC_MESSAGES" / "django.po"
        target.parent.mkdir(parents=True)
        target.write_bytes((LOCALE / code / "LC_MESSAGES" / "django.po").read_bytes())
    assert compile_catalogues(folder) == len(LANGUAGES)
    return folder


@pytest.fixture
def catalogues(compiled: Path, settings: Any) -> None:
    """Speak with what the catalogues of the checkout say now."""
    settings.LOCALE_PATHS = [compiled]
