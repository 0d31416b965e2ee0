"""Problem details (RFC 9457): what a program is told when it does not get what it asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.http import JsonResponse

CONTENT_TYPE: Final = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """This names one parameter or value that cannot be used, and says why."""

    name: str
    reason: str


def problem(
    status: int, title: str, *, detail: str = "", faults: Sequence[Fault] = ()
) -> JsonResponse:
    """Answer with a problem; it is kept by nobody, because it may repeat what was sent."""
    told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status}
    if detail:
        told["detail"] = detail
    if faults:
        told["invalid_params"] = [asdict(fault) for fault in faults]
    response = JsonResponse(told, status=status, content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response
