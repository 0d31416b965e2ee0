"""The search server of a benchmark, where one runs: ELASTICSEARCH_URL names it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.test.utils import override_settings
from django.utils import timezone

from portal.search.elastic.actions import rebuild
from portal.search.elastic.connection import working
from portal.search.elastic.names import names
from portal.settings.search import search_server


@contextmanager
def searching_with_server() -> Iterator[int]:
    """Have the search answer from the server; give how many entries it holds, 0 without one."""
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if not url:
        yield 0
        return
    prefix = f"bench-{uuid4().hex[:8]}"
    with override_settings(SEARCH=search_server(f"{url}/{prefix}")):
        try:
            yield rebuild(now=timezone.now())
        finally:
            client = working()
            made = list(client.indices.get(index=f"{prefix}*"))
            if made:
                client.indices.delete(index=made)
            names.cache_clear()
