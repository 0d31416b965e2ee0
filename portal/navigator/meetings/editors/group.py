"""The menu of meetings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.navigator.meetings.editors.rows import MeetingViewSet
from portal.navigator.meetings.editors.texts import MeetingTextViewSet


class MeetingGroup(SnippetViewSetGroup):
    """This puts meetings and their words under one entry of the menu."""

    menu_label = _("Meetings")
    menu_icon = "group"
    menu_order = 230
    items = (MeetingViewSet, MeetingTextViewSet)
