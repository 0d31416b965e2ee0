"""What every entry of a pack has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from portal.core.packing.spec.facts import FACT

# Numbers of the facts an entry carries: NL-001, GLOS-M04, NLR-12, N01b.
FactId = Annotated[str, StringConstraints(pattern=rf"^({FACT})$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Entry(BaseModel):
    """This is one thing of a pack: nothing in it is guessed and no unknown key slips by."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    facts: list[FactId] = Field(default_factory=list)
