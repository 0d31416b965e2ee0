"""The one list of addresses that content may never take."""

from __future__ import annotations

LANGUAGE_PREFIXES = frozenset({"en", "pl", "ro", "lt", "uk", "ar", "qps"})

# Addresses that exist once, whatever the language: where people work, and files.
PLAIN_SEGMENTS = frozenset({"accounts", "cms", "documents", "media", "static", "theme", "api"})

# Reserved anywhere in the tree: features answer below pages with these words.
RESERVED = frozenset(
    """young-people shortlist booklet.pdf resume run print blank amendments plan indicators calendar
    my booking book approve certificates confirm result check about search""".split()
)

# Reserved at the top level: the first segment of every address that is not a page.
RESERVED_TOP_LEVEL = frozenset(
    """guidance strategy harms indicators glossary search refer meetings tools trackers support
    provider training desk accounts cms leave hide privacy accessibility languages report healthz
    readyz sitemap.xml robots.txt .well-known api static media documents components
    theme _util""".split()
)

# Two sections are pages themselves: only their own page types may stand there.
SECTION_SLUGS = frozenset({"guidance", "strategy"})


def is_reserved(slug: str, *, is_top_level: bool) -> bool:
    """Say whether content may not have this slug."""
    if slug in RESERVED:
        return True
    return is_top_level and slug in RESERVED_TOP_LEVEL | LANGUAGE_PREFIXES
