"""What a paper is: its words, its title, its language, and the name of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_info

from portal.core.languages import speaking

# A newer way of setting type makes kept papers anew.
EDITION = "1"


@dataclass(frozen=True)
class Paper:
    """This is a document that can be printed, signed and read aloud."""

    title: str
    template: str
    file_name: str  # neutral: it stays in somebody's list of downloads
    language: str = "en"
    context: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""  # at the foot of every page, such as when to destroy it
    base_url: str = ""  # the partnership's own address: links lead there

    @property
    def address(self) -> str:
        """Give the address that links and files are looked up at."""
        return self.base_url or settings.BASE_URL

    def html(self) -> str:
        """Write the document as one HTML page."""
        with speaking(self.language):
            return render_to_string(
                self.template,
                {
                    **self.context,
                    "title": self.title,
                    "language": self.language,
                    "direction": "rtl" if get_language_info(self.language)["bidi"] else "ltr",
                    "note": self.note,
                    "address": self.address,
                },
            )


def digest_of(html: str) -> str:
    """Name what a document says: the same words give the same name on every machine."""
    return hashlib.sha256(f"{EDITION}\n{html}".encode()).hexdigest()[:40]
