"""Run what a how-to page says, as somebody who follows it would."""

from __future__ import annotations

import re
from typing import Any

from tests.architecture.source import CHECKOUT

CODE = re.compile(r"(?ms)^```python\n(.*?)^```")


def code_of(page: str) -> list[str]:
    """List the Python of a how-to page, block by block."""
    return CODE.findall((CHECKOUT / "docs" / "how-to" / page).read_text())


def follow(page: str, **given: Any) -> dict[str, Any]:
    """Run all the Python of a page, in its order; give the names it makes."""
    names = {"__name__": "followed", **given}
    for number, text in enumerate(code_of(page), 1):
        exec(compile(text, f"{page}, block {number}", "exec", dont_inherit=True), names)
    return names
