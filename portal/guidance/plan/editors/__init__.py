"""The CMS's forms and lists of plan and measures."""

from portal.guidance.plan.editors.group import PlanGroup

__all__ = ["PlanGroup"]
