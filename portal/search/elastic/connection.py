"""The client: one for each process, told where the server is and how to be let in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.exceptions import UnsupportedProductError

from portal.search.exceptions import EngineDown
from portal.settings.search import SearchServer

ASK_SECONDS: Final = 1.0  # a reader waits no longer before the database is asked
WORK_SECONDS: Final = 30.0


class NotAsExpected(Exception):
    """What the server said is not what such a server says."""


def server() -> SearchServer:
    """Give the server that SEARCH_URL names; raises EngineDown when it names none."""
    found: SearchServer | None = settings.SEARCH
    if found is None:
        raise EngineDown
    return found


def asking() -> Elasticsearch:
    """Give the client for readers: it waits a second, and asks another host if one is gone."""
    client = _client(server())
    return client.options(request_timeout=ASK_SECONDS, max_retries=len(server().hosts) - 1)


def working() -> Elasticsearch:
    """Give the client for the worker, which has time but tries again by itself."""
    return _client(server()).options(request_timeout=WORK_SECONDS, max_retries=0)


@lru_cache(maxsize=4)
def _client(found: SearchServer) -> Elasticsearch:
    values: dict[str, Any] = {}
    if found.api_key:
        values["api_key"] = found.api_key
    elif found.user:
        values["basic_auth"] = (found.user, found.password)
    if found.certificate:
        values["ca_certs"] = found.certificate
    return Elasticsearch(list(found.hosts), retry_on_timeout=False, **values)


@contextmanager
def reading_answers() -> Iterator[None]:
    """Turn whatever is wrong with the server, or with what it says, into EngineDown.

    The error itself stays behind it, and its text is never written anywhere: it may repeat what was
    asked.
    """
    try:
        yield
    except (TransportError, ApiError, UnsupportedProductError) as fault:
        raise EngineDown from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise EngineDown from NotAsExpected(type(fault).__name__)
