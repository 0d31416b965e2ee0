"""The note of an edition, asked for in the editing form."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.core.editions.handler import is_note_missing

# Buttons that lead to readers, at once or by way of somebody's approval.
TOWARDS_READERS = frozenset({"action-publish", "action-submit", "action-restart-workflow"})


class EditionNoteForm(WagtailAdminModelForm):
    """This asks what changed and why before a changed text goes anywhere near readers.

    Drafts are saved without. Ways past the form are asked by the handler of publishing.
    """

    def full_clean(self) -> None:
        """Look once the page holds what was typed."""
        super().full_clean()
        if "edition_note" not in self.fields or not self._goes_to_readers():
            return
        if is_note_missing(self.instance):
            self.add_error(
                "edition_note",
                _(
                    "What changed and why? Write one or two sentences for readers, or choose "
                    "“Correction, no new edition” for a spelling mistake."
                ),
            )

    def _goes_to_readers(self) -> bool:
        is_approval = (
            "action-workflow-action" in self.data
            and self.data.get("workflow-action-name") == "approve"
        )
        return is_approval or any(name in self.data for name in TOWARDS_READERS)
