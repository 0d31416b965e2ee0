"""Wagtail's reports that list every partnership's rows, narrowed to what is within reach."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.admin.views.reports.workflows import (
    WorkflowReportFilterSet,
    WorkflowTasksView,
    WorkflowView,
    get_editable_page_ids_query,
)
from wagtail.models import (
    TaskState,
    TranslatableMixin,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from portal.core import registry
from portal.core.cms.reach import Reach, reach_of


class OwnWorkflowFilterSet(WorkflowReportFilterSet):
    """This names nobody who works for another partnership."""

    requested_by = None

    class Meta(WorkflowReportFilterSet.Meta):
        fields = ["reviewable", "workflow", "status", "created_at"]


class OwnWorkflowView(WorkflowView):
    """This lists submissions of the partnerships somebody writes for."""

    filterset_class = OwnWorkflowFilterSet

    def get_queryset(self) -> QuerySet[WorkflowState]:
        """Keep pages and rows within reach."""
        return (
            WorkflowState.objects.filter(_own_things(self.request))
            .select_related("workflow", "requested_by")
            .prefetch_related("content_object", "content_object__latest_revision")
            .order_by("-created_at", "-pk")
        )


class OwnWorkflowTasksView(WorkflowTasksView):
    """This lists the steps of those submissions."""

    def get_queryset(self) -> QuerySet[TaskState]:
        """Keep pages and rows within reach."""
        return (
            TaskState.objects.filter(_own_things(self.request, "workflow_state__"))
            .select_related("workflow_state", "task")
            .prefetch_related(
                "workflow_state__content_object",
                "workflow_state__content_object__latest_revision",
            )
            .order_by("-started_at", "-pk")
        )


class OwnTranslationsView(TranslationsReportView):
    """This lists translations of pages and rows within reach."""

    def get_queryset(self) -> QuerySet[Translation]:
        """Keep those whose English text is somebody's own."""
        reach, user = reach_of(self.request.user), self.request.user
        pages = PagePermissionPolicy().explorable_instances(user)
        own = Q(source__object_id__in=pages.values("translation_key"))
        for model in registry.edited_tables:
            if issubclass(model, TranslatableMixin):
                rows: Any = reach.own(QuerySet(model))
                own |= Q(source__object_id__in=rows.values("translation_key"))
        found: QuerySet[Translation] = super().get_queryset().filter(own).order_by("-pk")
        return found


def _own_things(request: Any, prefix: str = "") -> Q:
    """Find the pages and rows within reach by how submissions name them."""
    reach: Reach = reach_of(request.user)
    own = Q(
        **{
            f"{prefix}base_content_type_id": get_default_page_content_type().id,
            f"{prefix}object_id__in": get_editable_page_ids_query(request),
        }
    )
    for model in registry.edited_tables:
        rows: Any = reach.own(QuerySet(model))
        keys = rows.annotate(key_text=Cast("pk", CharField(max_length=255))).values("key_text")
        own |= Q(
            **{
                f"{prefix}base_content_type": ContentType.objects.get_for_model(model),
                f"{prefix}object_id__in": keys,
            }
        )
    return own
