"""Addresses as entries keep them: without the prefix of a language."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation


@lru_cache(maxsize=4096)
def path_of(name: str, *parts: str) -> str:
    """Give the path of a named address, as the first language has it."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=parts)
