"""Small guards on Wagtail's editing pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, TranslatableMixin
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import TranslationSource

from portal.core.cms.belonging import is_scoped

PUBLISHING_ITEMS = frozenset({"action-publish", "action-unpublish"})


def narrow_page_chooser(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer a person's own pages to link to: drafts of others are nobody else's to see."""
    own = PagePermissionPolicy().explorable_instances(request.user)
    return pages.filter(Q(pk__in=own.values("pk")))


def narrow_action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take “Publish” away where this row may not be published by this person.

    Wagtail asks about the table: somebody may approve for one partnership and write for another.
    """
    row = context.get("instance")
    if row is None or not is_scoped(type(row)):
        return
    policy = type(row).snippet_viewset.permission_policy
    if policy.user_has_permission_for_instance(request.user, "publish", row):
        return
    items[:] = [item for item in items if item.name not in PUBLISHING_ITEMS]


def mend_stale_segments(_request: HttpRequest, thing: Any) -> None:
    """Read the English text anew where its table has changed since it was sent to translators.

    Texts of a field that is gone would make wagtail-localize's editor fail (its issue 590).
    """
    if not isinstance(thing, TranslatableMixin):
        return
    sources = TranslationSource.objects.filter(
        object_id=thing.translation_key, translations__target_locale_id=thing.locale_id
    )
    for source in sources:
        if source.schema_out_of_date():
            source.update_from_db()
