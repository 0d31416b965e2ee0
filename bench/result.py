"""What a benchmark hands back: a figure, its bar, and the lines that explain it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Result:
    """This is one figure beside its bar; less is better."""

    name: str
    figure: float
    bar: float
    unit: str = "×"
    lines: list[str] = field(default_factory=list)

    @property
    def is_met(self) -> bool:
        """Say whether the bar is met."""
        return self.figure <= self.bar

    def __str__(self) -> str:
        shown = f"{self.figure:.2f}" if self.unit in {"×", "s", "%"} else f"{self.figure:.0f}"
        verdict = "met" if self.is_met else "MISSED"
        head = f"{self.name}: {shown} {self.unit} (bar {self.bar:g} {self.unit}) {verdict}"
        return "\n".join([head, *self.lines])
