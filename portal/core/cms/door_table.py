"""Which door each of Wagtail's and wagtail-localize's addresses has."""

from __future__ import annotations

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail_localize.models import Translation, TranslationSource

from portal.core import registry
from portal.core.cms.doors import FOR_ADMINS, OPEN
from portal.core.cms.offers import CmsDoor
from portal.core.cms.things import bulk_rows, named_row, page, rows_asked, rows_at

# About nothing of anybody's, or about nothing but the person's own, or narrowed by the view itself.
OPEN_NAMES = (
    *("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_login"),
    *("wagtailadmin_dismissibles", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
    *("wagtailadmin_explore_root", "wagtailadmin_block_preview"),
    *("wagtailadmin_pages:search", "wagtailadmin_pages:search_results"),
    *("wagtailadmin_pages:choose_parent", "wagtailadmin_choose_page"),
    *("wagtailadmin_choose_page_search", "wagtailadmin_choose_page_external_link"),
    *("wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_phone_link"),
    *("wagtailadmin_choose_page_anchor_link", "wagtailadmin_tag_autocomplete"),
    *("wagtailadmin_tag_model_autocomplete", "wagtailadmin_editing_sessions:release"),
    *("wagtailadmin_api:pages:listing", "wagtailadmin_api:pages:find"),
    *("wagtailadmin_reports:locked_pages", "wagtailadmin_reports:locked_pages_results"),
    *("wagtailadmin_reports:aging_pages", "wagtailadmin_reports:aging_pages_results"),
    *("wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_results"),
    *("wagtailadmin_reports:workflow_tasks", "wagtailadmin_reports:workflow_tasks_results"),
    *("wagtail_localize:translations_report", "wagtail_localize:translations_report_results"),
    "wagtail_localize:javascript_catalog",
    *("wagtaildocs:index", "wagtaildocs:index_results", "wagtaildocs:add"),
    *("wagtaildocs:add_multiple", "wagtaildocs_chooser:choose"),
    *("wagtaildocs_chooser:choose_results", "wagtaildocs_chooser:create"),
    *("wagtailimages:index", "wagtailimages:index_results", "wagtailimages:add"),
    *("wagtailimages:add_multiple", "wagtailimages_chooser:choose"),
    *("wagtailimages_chooser:choose_results", "wagtailimages_chooser:create"),
    *("own_workflow_report", "own_workflow_report_results"),
    *("own_workflow_tasks_report", "own_workflow_tasks_report_results"),
    *("own_translations_report", "own_translations_report_results"),
    "live_checks",
    # Closed to everybody, or only a redirect to where people sign in.
    *("wagtailadmin_password_reset", "wagtailadmin_password_reset_done"),
    *("wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete"),
)
# Whole places, and single addresses, that show every partnership's things at once.
ADMIN_PLACES = (
    *("wagtailsites:", "wagtailusers_users:", "wagtailusers_groups:", "wagtaillocales:"),
    *("wagtailadmin_workflows:", "wagtailadmin_collections:", "partnerships:"),
    *("wagtailredirects:", "wagtailsettings:", "wagtailembeds:", "wagtailsnippets:"),
    *("wagtailadmin_api:images:", "wagtailadmin_api:documents:"),
    *("wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"),
    *("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results"),
    *("wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results"),
    *("messages_waiting", "wagtailadmin_error_test"),
    *("wagtail_localize:snippets_api_listing", "wagtail_localize:snippets_api_detail"),
)
IMAGES, DOCUMENTS = get_image_model, get_document_model
THINGS = {
    "wagtailadmin_pages:": rows_at(page, "page_id", "parent_page_id", "page_to_move_id",
                                   "destination_id", "0"),
    "wagtailadmin_explore": rows_at(page, "parent_page_id"),
    "wagtailadmin_explore_results": rows_at(page, "parent_page_id"),
    "wagtailadmin_choose_page_child": rows_at(page, "parent_page_id"),
    "wagtailadmin_choose_page_chosen_multiple": rows_asked(page, "id"),
    "wagtailadmin_api:pages:detail": rows_at(page, "pk"),
    "wagtailadmin_api:pages:action": rows_at(page, "pk"),
    "wagtail_bulk_action": bulk_rows,
    "wagtailadmin_editing_sessions:ping": named_row,
    "wagtail_localize:submit_page_translation": rows_at(page, "page_id"),
    "wagtail_localize:convert_to_alias": rows_at(page, "page_id"),
    "wagtail_localize:submit_snippet_translation": named_row,
    "wagtail_localize:update_translations": rows_at(
        lambda: TranslationSource, "translation_source_id"
    ),
    "wagtail_localize:": rows_at(lambda: Translation, "translation_id"),
    "wagtaildocs:": rows_at(DOCUMENTS, "document_id", "doc_id"),
    "wagtaildocs_chooser:chosen": rows_at(DOCUMENTS, "pk"),
    "wagtaildocs_chooser:chosen_multiple": rows_asked(DOCUMENTS, "id"),
    "wagtailimages:": rows_at(IMAGES, "image_id"),
    "wagtailimages_chooser:chosen": rows_at(IMAGES, "pk"),
    "wagtailimages_chooser:chosen_multiple": rows_asked(IMAGES, "id"),
    "wagtailimages_chooser:select_format": rows_at(IMAGES, "image_id"),
    "page_editions": rows_at(page, "page_id"),
    **{
        f"wagtail{kind}:{name}": rows_at(lambda: UploadedFile, "uploaded_file_id")
        for kind, name in (
            ("docs", "create_multiple_from_uploaded_document"),
            ("docs", "delete_upload_multiple"),
            ("images", "create_multiple_from_uploaded_image"),
            ("images", "delete_upload_multiple"),
        )
    },
}  # fmt: skip


def register() -> None:
    """Hang every door."""
    for name in OPEN_NAMES:
        registry.cms_doors.register(name, OPEN)
    for name in ADMIN_PLACES:
        registry.cms_doors.register(name, FOR_ADMINS)
    for name, find in THINGS.items():
        registry.cms_doors.register(name, CmsDoor(things=find))
