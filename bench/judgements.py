"""Questions with the pages that answer them: what engines are measured against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from bench.relevance import BEST

FILE: Final = Path(__file__).parents[1] / "tests" / "portal" / "search" / "judgements.yaml"

Site = Literal["north-lincolnshire", "cheshire-east", "tees", "gloucestershire"]
Kind = Literal[
    "acronym", "street", "everyday", "typo", "question", "name", "sign", "phrase", "polish",
    "child", "filter",
]  # fmt: skip
Grade = Annotated[int, Field(strict=True, ge=1, le=BEST)]
Address = Annotated[str, Field(pattern=r"^/([a-z0-9-]+/)*(#[a-z0-9-]+)?$")]


class Judgement(BaseModel):
    """This is one question, and how well which pages of a site answer it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(min_length=2, max_length=120)
    site: Site
    kind: Kind
    relevant: dict[Address, Grade] = Field(min_length=1)
    lang: Literal["en", "pl"] = "en"
    voice: Literal["adult", "child"] = "adult"
    types: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_its_kind(self) -> Judgement:
        """Hold what the names of some kinds say."""
        rules = {
            "phrase": self.q.startswith('"') and self.q.endswith('"'),
            "polish": self.lang == "pl",
            "child": self.voice == "child",
            "filter": bool(self.types or self.harms),
        }
        wrong = [kind for kind, holds in rules.items() if holds != (kind == self.kind)]
        if wrong:
            raise ValueError(f"“{self.q}” is {self.kind}, which does not agree with: {wrong}")
        if max(self.relevant.values()) < BEST:
            raise ValueError(f"“{self.q}” has no very answer")
        return self


def judged_queries(file: Path = FILE) -> list[Judgement]:
    """Read all of them; pydantic's ValidationError says which is wrong and why."""
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    return TypeAdapter(list[Judgement]).validate_python(said)
