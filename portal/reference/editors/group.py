"""The menu of reference rows."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.reference.editors import rows, texts
from portal.reference.editors.contacts import ContactViewSet


class ReferenceGroup(SnippetViewSetGroup):
    """This puts everything that exists once under one entry of the menu."""

    menu_label = _("Reference")
    menu_icon = "snippet"
    menu_order = 210
    items = (
        ContactViewSet,
        rows.HarmViewSet,
        texts.HarmTextViewSet,
        rows.SignViewSet,
        texts.SignTextViewSet,
        rows.TermViewSet,
        texts.TermTextViewSet,
        rows.LawViewSet,
        texts.LawTextViewSet,
        rows.LanguageAdviceViewSet,
        texts.LanguageAdviceTextViewSet,
    )
