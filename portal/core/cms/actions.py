"""Writes of the CMS's own: the one way of approval that every page and row goes."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
    WorkflowPage,
    WorkflowTask,
)

from portal.core import registry
from portal.core.cms.models import PartnershipApprovalTask

NAME = "Approval by the partnership"


def ensure_workflow() -> Workflow | None:
    """Have every page and every row with drafts go through approval; again changes nothing.

    Wagtail's own workflow asks a group that has rights over all partnerships; it is put away.
    """
    root = Page.get_first_root_node()
    if root is None:
        return None
    with transaction.atomic():
        workflow = _workflow()
        _put_away(Workflow.objects.exclude(pk=workflow.pk), Task.objects.all())
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
        WorkflowPage.objects.exclude(page=root).delete()
        _cover_rows(workflow)
    return workflow


def _workflow() -> Workflow:
    task = PartnershipApprovalTask.objects.order_by("pk").first()
    if task is None:
        task = PartnershipApprovalTask.objects.create(name=NAME)
    link = WorkflowTask.objects.filter(task=task).order_by("pk").first()
    if link is not None:
        return link.workflow
    workflow: Workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _put_away(workflows: Any, tasks: Any) -> None:
    """Switch off what asks others than the approvers of the partnership."""
    for workflow in workflows.filter(active=True):
        workflow.deactivate()
    ours = ContentType.objects.get_for_model(PartnershipApprovalTask)
    for task in tasks.filter(active=True).exclude(content_type=ours):
        task.deactivate()


def _cover_rows(workflow: Workflow) -> None:
    models = [model for model in registry.edited_tables if issubclass(model, WorkflowMixin)]
    wanted = ContentType.objects.get_for_models(*models).values()
    for content_type in wanted:
        WorkflowContentType.objects.update_or_create(
            content_type=content_type, defaults={"workflow": workflow}
        )
