"""Plan and measures in packs."""

from portal.guidance.plan.packing.measures import MeasureKind, ValueKind
from portal.guidance.plan.packing.plan import ActionKind, PriorityKind

__all__ = ["ActionKind", "MeasureKind", "PriorityKind", "ValueKind"]
