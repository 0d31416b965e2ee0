"""The API described as OpenAPI 3.1, and made ready for its page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from ninja import NinjaAPI

from portal.core.api.problems import Problem
from portal.core.problems import CONTENT_TYPE

PREFIX: Final = "api/v1"
FAILURES: Final = {
    "400": "A parameter or value that cannot be read; `invalid_params` names it",
    "429": "Too many requests; Retry-After says when to come back",
}
MISSING: Final = {"404": "There is nothing of that name"}


@dataclass(frozen=True)
class Parameter:
    """This is one parameter of an operation."""

    name: str
    kind: str  # "integer, 1 to 50"
    values: tuple[str, ...]  # when only these will do
    description: str
    is_required: bool
    is_repeatable: bool
    default: str


@dataclass(frozen=True)
class OperationPage:
    """This is one operation."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Parameter]
    body: list[Parameter]  # what may be sent, by name
    sent: str  # an example of that, as JSON
    example: str  # an address that can be tried
    answer: str  # the names and types of what comes back, as JSON
    answered: str  # an example of that


def describe(api: NinjaAPI) -> dict[str, Any]:
    """Describe every operation; what may go wrong with any of them is added here."""
    schema: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts = schema["components"].setdefault("schemas", {})
    parts |= problem.pop("$defs", {})
    parts["Problem"] = problem
    for path, operations in schema["paths"].items():
        failures = FAILURES | (MISSING if "{" in path else {})
        for operation in operations.values():
            operation["responses"] |= {code: _failure(text) for code, text in failures.items()}
    return schema


def operation_pages(schema: Mapping[str, Any]) -> list[OperationPage]:
    """List the operations of a description for people."""
    parts = schema["components"]["schemas"]
    return [
        _operation_page(path, method, operation, parts)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def _failure(description: str) -> dict[str, Any]:
    reference = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {CONTENT_TYPE: {"schema": reference}}}


def _operation_page(
    path: str, method: str, operation: Mapping[str, Any], parts: Mapping[str, Any]
) -> OperationPage:
    given = operation.get("parameters", [])
    found = operation["responses"].get("200", {}).get("content", {})
    answers = [each["schema"] for each in found.values()]
    body = _body(operation, parts)
    return OperationPage(
        anchor=f"operation-{operation['operationId']}",  # an id of its own beside the header’s
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        parameters=[_parameter(one, parts) for one in given],
        body=_fields(body, parts),
        sent=_written(body.get("example")),
        example=_example(path, given),
        answer=_written(_shape(answers[0], parts)) if answers else "",
        answered=_written(_resolved(answers[0], parts).get("example")) if answers else "",
    )


def _written(example: Any) -> str:
    return "" if example is None else json.dumps(example, indent=2, ensure_ascii=False)


def _body(operation: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what is known of the body; nothing where none is sent."""
    kinds = operation.get("requestBody", {}).get("content", {})
    schema: Mapping[str, Any] = next((each["schema"] for each in kinds.values()), {})
    return _resolved(schema, parts)


def _fields(body: Mapping[str, Any], parts: Mapping[str, Any]) -> list[Parameter]:
    needed = body.get("required", ())
    return [
        _parameter({"name": name, "required": name in needed, "schema": each, **each}, parts)
        for name, each in body.get("properties", {}).items()
    ]


def _example(path: str, given: Sequence[Mapping[str, Any]]) -> str:
    """Give an address that can be tried; empty while a part of its path has no example."""
    known = [one for one in given if "example" in one]
    for one in known:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(one["example"]))
    asked = [(one["name"], one["example"]) for one in known if one["in"] == "query"]
    if "{" in path:
        return ""
    return f"{path}?{urlencode(asked)}" if asked else path


def _parameter(given: Mapping[str, Any], parts: Mapping[str, Any]) -> Parameter:
    schema = _resolved(given["schema"], parts)
    inner = _resolved(schema.get("items", schema), parts)
    default = schema.get("default")
    return Parameter(
        name=given["name"],
        kind=_kind(inner),
        values=tuple(str(value) for value in inner.get("enum", ()) if value is not None),
        description=given.get("description", ""),
        is_required=given["required"],
        is_repeatable="array" in _types(schema),
        default="" if default in (None, [], "") else str(default),
    )


def _kind(schema: Mapping[str, Any]) -> str:
    bounds = [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
    named = " or ".join(kind for kind in _types(schema) if kind != "null")
    return ", ".join([named, *(["–".join(bounds)] if bounds else [])])


def _types(schema: Mapping[str, Any]) -> list[str]:
    """List the types of a value; OpenAPI 3.1 writes one alone, or several."""
    kinds = schema.get("type", "")
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _resolved(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, and take the part of a choice that is not null."""
    if "$ref" in schema:
        return _resolved(parts[schema["$ref"].rpartition("/")[2]], parts)
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved(choices[0], parts) if choices else schema


def _shape(schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Any:
    """Draw an answer: names with the types of their values."""
    plain = _resolved(schema, parts)
    if plain.get("type") == "array":
        return [_shape(plain.get("items", {}), parts)]
    if "properties" in plain:
        return {name: _shape(each, parts) for name, each in plain["properties"].items()}
    may_be_null = any(one.get("type") == "null" for one in schema.get("anyOf", ()))
    kind = str(plain.get("format") or plain.get("type") or "any")
    return f"{kind} or null" if may_be_null else kind
