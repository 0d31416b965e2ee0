"""What goes wrong in an operation, as problem details."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from portal.core.problems import Fault, problem

LONGEST_NAME: Final = 60
TITLES: Final = {400: "This request cannot be read", 404: "There is nothing here"}


class InvalidParameter(Schema):
    """This names one parameter or value that cannot be used."""

    name: str
    reason: str


class Problem(Schema):
    """This is RFC 9457’s answer when there is no other."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    invalid_params: list[InvalidParameter] | None = None


class BadValue(Exception):
    """This value of a parameter cannot be used, which only the operation itself could see."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name)
        self.fault = Fault(name, reason)


def refusal(faults: Sequence[Fault]) -> HttpResponse:
    """Answer 400, naming every parameter and value that cannot be used."""
    shortened = [Fault(fault.name[:LONGEST_NAME], fault.reason) for fault in faults]
    names = ", ".join(dict.fromkeys(fault.name for fault in shortened))
    return problem(400, TITLES[400], detail=f"Look at: {names}", faults=shortened)


def faults_of(error: ValidationError) -> list[Fault]:
    """Name every value that cannot be used."""
    return [Fault(_name(each), str(each.get("msg", ""))) for each in error.errors]


def _unreadable(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(faults_of(error))


def _name(error: Mapping[str, Any]) -> str:
    """Name what was wrong as the client wrote it: ("query", "asked", "type", 0) is `type`."""
    source, *parts = error.get("loc") or ("body",)
    names = [str(part) for part in parts if not isinstance(part, int)]
    return ".".join(names[-1:] if source == "query" else names) or str(source)


def _unusable(_request: HttpRequest, error: BadValue) -> HttpResponse:
    return refusal([error.fault])


def _missing(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, TITLES[404])


def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    title = TITLES.get(error.status_code, "This cannot be done")
    return problem(error.status_code, title, detail=error.message)


def _unexpected(_request: HttpRequest, error: Exception) -> NoReturn:
    """Leave it to the portal’s own handler, which says nothing of it to anybody."""
    raise error


HANDLERS: Final[Mapping[type[Exception], Callable[..., HttpResponse]]] = {
    ValidationError: _unreadable,
    BadValue: _unusable,
    Http404: _missing,
    HttpError: _refused,
    Exception: _unexpected,
}


def tell_problems(api: NinjaAPI) -> None:
    """Let every failure of an operation be told as a problem."""
    for kind, tell in HANDLERS.items():
        api.add_exception_handler(kind, tell)
