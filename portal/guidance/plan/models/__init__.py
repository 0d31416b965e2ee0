"""Tables of the plan and of the measures."""

from portal.guidance.plan.models.measures import Measure, MeasureText, MeasureValue
from portal.guidance.plan.models.plan import (
    Action,
    ActionChange,
    ActionText,
    Priority,
    PriorityText,
)

__all__ = [
    "Action",
    "ActionChange",
    "ActionText",
    "Measure",
    "MeasureText",
    "MeasureValue",
    "Priority",
    "PriorityText",
]
