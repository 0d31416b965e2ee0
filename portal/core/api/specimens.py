"""Parts of the page about the API in every state (demonstrations only)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.api.describing import Parameter
from portal.core.specimens import Group, drawn_in

# Invented, and kept out of the translators' catalogue.
FIRST = Parameter(
    "q", "text", (), "What somebody looks for.",
    is_required=True, is_repeatable=False, default="",
)  # fmt: skip
SECOND = Parameter(
    "harm", "code", ("CSE", "MIS"), "Kinds of harm.",
    is_required=False, is_repeatable=True, default="CSE",
)  # fmt: skip
CODE = """{
  "q": "two phones",
  "harm": ["CSE"]
}"""
EXAMPLE = "An example"
_part = drawn_in("portal/api")


def api_group(_request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show what the page about the API is made of."""
    of_body = [FIRST, replace(SECOND, name="harms")]
    return {
        "specimens": [
            _part("parameters", "of an address", parameters=[FIRST, SECOND]),
            _part("parameters", "of a body", parameters=of_body, is_body=True),
            _part("example", "folded", label=EXAMPLE, code=CODE),
        ]
    }


GROUP = Group("api", _("API"), api_group)
