"""The reports: what is due, broken, without words, hard to read, left behind or blaming."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from portal.guidance.review import filters, presenters, queries
from portal.guidance.review.cms.base import OwnReport, finding_columns, subject_columns
from portal.guidance.review.cms.columns import EditLink, ReviewLink


class DueReport(OwnReport):
    """This lists what is due within a month, overdue or never reviewed."""

    page_title = _("Reviews due")
    header_icon = "time"
    index_url_name = "review_due"
    index_results_url_name = "review_due_results"
    filterset_class = filters.DueFilterSet
    empty_words = _("Nothing is due within 30 days, and every page has been reviewed.")
    export_headings: ClassVar = {"kind_name": _("What it is")}
    list_export: ClassVar = [
        *("title", "kind_name", "partnership", "owner_post"),
        *("reviewed_date", "due_date", "path"),
    ]

    @property
    def columns(self) -> list[Column]:
        """Show how each stands today."""
        return [
            *subject_columns(),
            Column("owner_post", label=_("Owner")),
            Column("reviewed_date", label=_("Last reviewed")),
            Column("due_date", label=_("Next review due")),
            Column(
                "standing",
                label=_("State"),
                accessor=lambda subject: presenters.standing_words(subject, self.today),
            ),
            ReviewLink("review", label=_("Right as it stands?")),
        ]

    def rows(self) -> Any:
        """List what wants a review."""
        return queries.subjects_to_review(self.reach, self.today)


class LinksReport(OwnReport):
    """This lists links that lead nowhere, and those of which nobody knows yet."""

    page_title = _("Broken links")
    header_icon = "link"
    index_url_name = "review_links"
    index_results_url_name = "review_links_results"
    filterset_class = filters.LinkFilterSet
    empty_words = _("Every link that was looked at leads somewhere.")
    export_headings: ClassVar = {
        "subject.title": _("Page or row"),
        "subject.partnership": _("Partnership"),
        "link_verdict": _("State"),
        "link_status": _("Answer"),
        "link_asked_at": _("Asked"),
    }
    list_export: ClassVar = [
        *("subject.title", "subject.partnership", "place", "text"),
        *("link_verdict", "link_status", "link_asked_at"),
    ]
    columns: ClassVar = [
        *finding_columns(),
        Column("text", label=_("Leads to"), accessor=presenters.link_words),
        Column("state", label=_("State"), accessor=presenters.link_state),
    ]

    def rows(self) -> Any:
        """List such links."""
        return queries.wrong_links(self.reach)


class PicturesReport(OwnReport):
    """This lists pictures on pages that say nothing to those who cannot see them."""

    page_title = _("Pictures without words")
    header_icon = "image"
    index_url_name = "review_pictures"
    index_results_url_name = "review_pictures_results"
    filterset_class = filters.FindingFilterSet
    empty_words = _("Every picture has words, or is marked as decoration.")
    export_headings: ClassVar = {
        "subject.title": _("Page or row"),
        "subject.partnership": _("Partnership"),
        "text": _("Picture"),
    }
    list_export: ClassVar = ["subject.title", "subject.partnership", "place", "text"]
    columns: ClassVar = [
        *finding_columns(),
        EditLink("text", label=_("Picture"), url_name="wagtailimages:edit"),
    ]

    def rows(self) -> Any:
        """List such pictures."""
        return queries.pictures_without_words(self.reach)


class UnusedPicturesReport(OwnReport):
    """This lists pictures of the library that nothing shows."""

    is_of_looking = False
    page_title = _("Pictures nothing shows")
    header_icon = "image"
    index_url_name = "review_unused"
    index_results_url_name = "review_unused_results"
    empty_words = _("Every picture of the library is used.")
    list_export: ClassVar = ["title", "collection", "created_at"]
    columns: ClassVar = [
        TitleColumn("title", label=_("Picture"), url_name="wagtailimages:edit"),
        Column("collection", label=_("Collection")),
        DateColumn("created_at", label=_("Uploaded")),
    ]

    def rows(self) -> Any:
        """List such pictures."""
        return queries.unused_pictures(self.request.user)


class ReadingReport(OwnReport):
    """This lists what is harder to read than those it is for can be asked."""

    page_title = _("Hard to read")
    header_icon = "glasses"
    index_url_name = "review_reading"
    index_results_url_name = "review_reading_results"
    filterset_class = filters.SubjectFilterSet
    empty_words = _("Everything can be read by those it is for.")
    list_export: ClassVar = ["title", "kind_name", "partnership", "reading_age", "oldest_reader"]
    export_headings: ClassVar = {"kind_name": _("What it is")}
    columns: ClassVar = [
        *subject_columns(),
        Column("reading_age", label=_("Reading age")),
        Column("oldest_reader", label=_("At most")),
    ]

    def rows(self) -> Any:
        """List such pages and rows."""
        return queries.subjects_hard_to_read(self.reach)


class TranslationsReport(OwnReport):
    """This lists translations whose English words have changed since."""

    page_title = _("Translations left behind")
    header_icon = "wagtail-localize-language"
    index_url_name = "review_translations"
    index_results_url_name = "review_translations_results"
    filterset_class = filters.SubjectFilterSet
    empty_words = _("Every translation says what the English page says.")
    list_export: ClassVar = ["title", "kind_name", "partnership", "language", "path"]
    export_headings: ClassVar = {"kind_name": _("What it is")}
    columns: ClassVar = [*subject_columns(), Column("language", label=_("Language"))]

    def rows(self) -> Any:
        """List such translations."""
        return queries.subjects_behind(self.reach)


class ContactsReport(OwnReport):
    """This lists contacts whose number nobody has checked, or is to be checked again."""

    is_of_looking = False
    page_title = _("Contacts to check")
    header_icon = "mobile-alt"
    index_url_name = "review_contacts"
    index_results_url_name = "review_contacts_results"
    filterset_class = filters.ContactFilterSet
    empty_words = _("Every number was checked, and none is to be checked again yet.")
    list_export: ClassVar = [
        *("name", "phone", "get_number_state_display", "partnership"),
        *("verified_at", "review_date"),
    ]
    export_headings: ClassVar = {"get_number_state_display": _("State of the number")}
    columns: ClassVar = [
        TitleColumn("name", label=_("Contact"), url_name="wagtailsnippets_reference_contact:edit"),
        Column("phone", label=_("Number")),
        Column("number_state", label=_("State of the number"), accessor="get_number_state_display"),
        Column("partnership", label=_("Partnership"), accessor=presenters.whose),
        Column("review_date", label=_("Check again on")),
    ]

    def rows(self) -> Any:
        """List such contacts."""
        return queries.contacts_to_check(self.reach, self.today)


class WordsReport(OwnReport):
    """This lists phrases that may blame a child, with what to say instead."""

    page_title = _("Words that may blame a child")
    header_icon = "comment"
    index_url_name = "review_words"
    index_results_url_name = "review_words_results"
    filterset_class = filters.FindingFilterSet
    empty_words = _("The language coach found nothing.")
    export_headings: ClassVar = {
        "subject.title": _("Page or row"),
        "subject.partnership": _("Partnership"),
    }
    list_export: ClassVar = ["subject.title", "subject.partnership", "place", "text", "hint"]
    columns: ClassVar = [
        *finding_columns(),
        Column("text", label=_("What it says")),
        Column("hint", label=_("Say instead")),
    ]

    def rows(self) -> Any:
        """List such phrases."""
        return queries.blaming_words(self.reach)
