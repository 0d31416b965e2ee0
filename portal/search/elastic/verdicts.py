"""How search is: for monitors and for whoever mends it. Nothing here shows how we are let in."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, Final

from elastic_transport import TransportError
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, NotFoundError
from elasticsearch.exceptions import UnsupportedProductError

from portal.core.registry import Check
from portal.search.elastic.building import is_under_way
from portal.search.elastic.connection import asking, server
from portal.search.elastic.names import names
from portal.search.elastic.queries import backlog, count_entries

OLDEST_SERVER: Final = (8, 18)
LONGEST_WAIT: Final = timedelta(minutes=15)
STRANGE: Final = (ApiError, TransportError, UnsupportedProductError, KeyError, TypeError)
MEANWHILE: Final = "the database answers meanwhile"
UNMADE: Final = "there is no index of this release yet"


def health_of_server() -> Check:
    """Say within a second whether readers are answered by the search server."""
    try:
        asking().indices.get_alias(name=names().alias)
        health = asking().cluster.health(index=names().alias, timeout="500ms")
        if health["status"] == "red":
            return _bad(f"part of the index is away (cluster {health['cluster_name']} is red)")
    except NotFoundError:
        return _bad(f"{UNMADE}; {_who_makes_it()}")
    except STRANGE as fault:
        return _bad(_why(fault))
    return Check("Search", is_ok=True, detail=f"Elasticsearch at {server()}, {health['status']}")


def state_of_index(*, now: datetime) -> Check:
    """Say what version the server has, how many entries, and what it has not been told."""
    try:
        version = str(asking().info()["version"]["number"])
        count = asking().count(index=names().alias, query=_there())["count"]
    except NotFoundError:
        return Check("Search index", is_ok=False, detail=f"{UNMADE}; {_who_makes_it()}")
    except STRANGE as fault:
        return Check("Search index", is_ok=False, detail=_why(fault))
    waiting = backlog()
    detail = f"Elasticsearch {version}, {count} of {count_entries()} entries"
    if waiting.waiting:
        detail += (
            f", {waiting.waiting} waiting to be told, {waiting.refused} of them refused before"
        )
    if not _is_new_enough(version):
        return Check("Search index", is_ok=False, detail=f"{detail}; 8.18 or later is needed")
    is_late = waiting.oldest_at is not None and now - waiting.oldest_at > LONGEST_WAIT
    return Check("Search index", is_ok=not is_late, detail=detail)


def _there() -> dict[str, Any]:
    return {"bool": {"must_not": [{"term": {"is_gone": True}}]}}


def _bad(why: str) -> Check:
    return Check("Search", is_ok=False, detail=f"{why}; {MEANWHILE}")


def _who_makes_it() -> str:
    if is_under_way():
        return "it is being made"
    return "the worker makes it by itself, or run: manage.py reindex"


def _why(fault: Exception) -> str:
    """Say what is wrong in words; the error's own may repeat what nobody should read."""
    if isinstance(fault, AuthenticationException):
        return f"{server()} does not know the user or key in SEARCH_URL"
    if isinstance(fault, AuthorizationException):
        return f"{server()} does not let the user or key in SEARCH_URL use {names().ours}-*"
    if isinstance(fault, UnsupportedProductError):
        return f"{server()} is not an Elasticsearch"
    if isinstance(fault, ApiError):
        return f"{server()} answers {fault.meta.status}"
    if not isinstance(fault, TransportError):
        return f"{server()} does not say what an Elasticsearch says"
    return f"{server()} does not answer ({type(fault).__name__}); see SEARCH_URL"


def _is_new_enough(version: str) -> bool:
    found = re.match(r"(\d+)\.(\d+)", version)
    return bool(found) and (int(found[1]), int(found[2])) >= OLDEST_SERVER if found else False
