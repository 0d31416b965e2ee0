"""What an address of the CMS is about, and whether that is within somebody's reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import Http404, HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, UploadedFile
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation, TranslationSource

from portal.core.cms.belonging import is_scoped
from portal.core.cms.policy import file_policy
from portal.core.cms.reach import reach_of

Parts = dict[str, Any]
Find = Callable[[HttpRequest, Parts], Iterable[Model]]
TOUCHING_FILES = ("choose", "change", "delete")


def rows_at(model: Callable[[], Any], *names: str) -> Find:
    """Find rows by the parts of the address that hold their keys."""

    def find(_request: HttpRequest, parts: Parts) -> list[Model]:
        return [_row(model(), parts[name]) for name in names if name in parts]

    return find


def rows_asked(model: Callable[[], Any], name: str) -> Find:
    """Find rows by what the query says."""

    def find(request: HttpRequest, _parts: Parts) -> list[Model]:
        return [_row(model(), key) for key in request.GET.getlist(name) if key]

    return find


def named_row(request: HttpRequest, parts: Parts) -> list[Model]:
    """Find a row where the address names its table as well."""
    key = parts.get("object_id", parts.get("pk"))
    return [_row(_table(parts), unquote(str(key)))]


def bulk_rows(request: HttpRequest, parts: Parts) -> list[Model]:
    """Find what a bulk action is about; “all” is narrowed by the action itself."""
    keys = [key for key in request.GET.getlist("id") if key != "all"]
    below = [key for key in request.GET.getlist("childOf") if key]
    return [
        *(_row(_table(parts), unquote(key)) for key in keys),
        *(_row(Page, key) for key in below),
    ]


def page() -> Any:
    """Give the table of pages."""
    return Page


def is_within_reach(user: Any, thing: Any) -> bool:
    """Say whether somebody works with a page, a file, a row or a translation."""
    if isinstance(thing, Translation | TranslationSource):
        return _is_source_within_reach(user, thing)
    if isinstance(thing, Page):
        return bool(PagePermissionPolicy().explorable_instances(user).filter(pk=thing.pk).exists())
    if isinstance(thing, get_image_model() | get_document_model()):
        policy = file_policy(type(thing))
        return bool(policy.user_has_any_permission_for_instance(user, TOUCHING_FILES, thing))
    if isinstance(thing, UploadedFile):
        return bool(thing.uploaded_by_user_id == user.pk)
    return is_scoped(type(thing)) and reach_of(user).may_edit(thing)


def _is_source_within_reach(user: Any, thing: Translation | TranslationSource) -> bool:
    source = thing.source if isinstance(thing, Translation) else thing
    model = source.specific_content_type.model_class()
    instance = model.objects.filter(translation_key=source.object_id).first()
    return instance is not None and is_within_reach(user, instance)


def _table(parts: Parts) -> Any:
    try:
        return apps.get_model(parts["app_label"], parts["model_name"])
    except LookupError:
        raise Http404 from None


def _row(model: Any, key: Any) -> Model:
    try:
        row: Model | None = model.objects.filter(pk=key).first()
    except (ValueError, TypeError, OverflowError):
        row = None
    if row is None:
        raise Http404
    return row
