"""Check what was read against a schema, and say what is wrong in plain words."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located

Schema = TypeVar("Schema", bound=BaseModel)


def validate(schema: type[Schema], located: Located, faults: Faults) -> Schema | None:
    """Make a checked entry of what was read, or note every fault and give None."""
    try:
        return schema.model_validate(located.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            faults.add(located.file, located.line(detail["loc"]), _reason(schema, detail))
        return None


def unknown_key(key: object, known: list[str]) -> str:
    """Say that a key is not known, with the one that was probably meant."""
    near = get_close_matches(str(key), known, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(sorted(known))}."
    return f"“{key}” is not known here; {hint}"


def _reason(schema: type[BaseModel], detail: ErrorDetails) -> str:
    where, kind, given = detail["loc"], detail["type"], detail["input"]
    name = str(where[-1]) if where else "this"
    if kind == "missing":
        return f"“{name}” is missing."
    if kind == "extra_forbidden":
        return unknown_key(name, list(_fields_at(schema, where[:-1])))
    if kind == "string_type" and isinstance(given, int):
        return f"“{name}” must be text; put {given} in quotes."
    if kind == "string_type" and given is None:
        return f"“{name}” is empty; leave the line out or write something."
    if kind in {"model_type", "dict_type"}:
        return f"“{name}” must be a list of “key: value” lines."
    message = str(detail["msg"]).removeprefix("Value error, ")
    if kind == "value_error":  # one of ours: a sentence
        return message
    return f"“{name}”: {message}{'' if message.endswith('.') else '.'}"


def _fields_at(schema: type[BaseModel], where: tuple[Any, ...]) -> list[str]:
    """List the keys known at a place inside a schema."""
    model: type[BaseModel] = schema
    for step in where:
        if isinstance(step, int):
            continue
        inner = _model_in(model.model_fields[step].annotation)
        if inner is None:
            return []
        model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the schema inside an annotation such as a list of it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model is not None), None)
