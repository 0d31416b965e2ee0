"""Nothing is passed over in silence: a parameter nobody knows is told back by name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja.errors import ValidationErrorContext
from ninja.operation import Operation
from pydantic import ValidationError

from portal.core.api.problems import faults_of, refusal
from portal.core.problems import Fault

Run = Callable[..., HttpResponseBase]


def strict(run: Run) -> Run:
    """Refuse parameters that an operation does not know, or knows once and was given twice."""
    operation = inspect.unwrap(run).__self__
    known = parameters_of(operation)

    @wraps(run)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        faults = [fault for name in request.GET if (fault := _fault(request, name, known))]
        if not faults:
            return run(request, *args, **kwargs)
        return refusal([*faults, *_faults_of_values(operation, request, kwargs)])

    return checked


def parameters_of(operation: Operation) -> dict[str, bool]:
    """Name the query parameters of an operation, and say which may be repeated."""
    known: dict[str, bool] = {}
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            lists = getattr(model, "__ninja_collection_fields__", [])
            known |= {name: name in lists for name in getattr(model, "__ninja_flatten_map__", {})}
    return known


def _faults_of_values(
    operation: Operation, request: HttpRequest, path: dict[str, Any]
) -> list[Fault]:
    """Look at the values too, so that one answer names everything there is to mend."""
    contexts = []
    for model in operation.models:
        try:
            model.resolve(request, operation.api, path)
        except ValidationError as error:
            contexts.append(ValidationErrorContext(error, model))
    return faults_of(operation.api.validation_error_from_error_contexts(contexts))


def _fault(request: HttpRequest, name: str, known: dict[str, bool]) -> Fault | None:
    if name not in known:
        return Fault(name, "This operation has no parameter of that name.")
    if not known[name] and len(request.GET.getlist(name)) > 1:
        return Fault(name, "This parameter may be given once.")
    return None
