"""The editor of contacts: whom to ring, and whether somebody has checked the number."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from portal.core.cms.columns import PARTNERSHIP_COLUMN, STATE_COLUMN
from portal.core.cms.row_form import PartnershipRowForm
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.reference.editors.number_panel import NumberPanel
from portal.reference.editors.panels import PUBLISHING
from portal.reference.models import Contact
from portal.reference.views import VerifyView, WhereUsedView


class ContactForm(PartnershipRowForm):
    """This keeps the key of a contact as it was given: pages know it by that."""

    fixed_fields = ("key",)


class ContactViewSet(PartnershipSnippetViewSet):
    """This edits contacts; numbers are verified by one press, and show where they are used."""

    model = Contact
    base_form_class = ContactForm
    icon = "mobile-alt"
    menu_label = _("Contacts")
    ordering = ("key", "pk")
    list_display: ClassVar[list[Any]] = [
        "name",
        "phone",
        "number_state",
        "kind",
        PARTNERSHIP_COLUMN,
        STATE_COLUMN,
    ]
    list_filter: ClassVar[list[str]] = ["number_state", "kind", "partnership"]
    search_fields: ClassVar[list[str]] = ["name", "key", "phone", "email", "note"]
    panels: ClassVar = [
        NumberPanel(heading=_("State of the number")),
        MultiFieldPanel(
            [
                FieldPanel("partnership"),
                TitleFieldPanel("name", targets=["key"]),
                FieldRowPanel([FieldPanel("key"), FieldPanel("kind")]),
            ],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("textphone")]),
                FieldRowPanel([FieldPanel("email"), FieldPanel("url")]),
            ],
            heading=_("How to reach them"),
        ),
        MultiFieldPanel([FieldPanel("opening_hours"), FieldPanel("note")], heading=_("When")),
        PUBLISHING,
    ]

    @property
    def verify_view(self) -> Any:
        """Take the press that says the number is right."""
        return self.construct_view(VerifyView, edit_url_name=self.get_url_name("edit"))

    @property
    def where_used_view(self) -> Any:
        """List what shows the contact."""
        return self.construct_view(WhereUsedView, edit_url_name=self.get_url_name("edit"))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the press and the list."""
        key = f"<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path(f"verify/{key}/", self.verify_view, name="verify"),
            path(f"where-used/{key}/", self.where_used_view, name="where_used"),
        ]
