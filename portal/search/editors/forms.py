"""The editing forms of synonyms and promoted results: what they take and why they refuse it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.cms.row_form import PartnershipRowForm
from portal.search.editors.exceptions import PhrasesRefused
from portal.search.editors.rules.phrases import checked_synonyms, checked_triggers
from portal.search.editors.targets import is_open_page, is_own_address, is_there
from portal.search.understanding.stopwords import is_stop_word

Checked = Callable[[str, Callable[[str], bool]], tuple[str, ...]]


class TaughtForm(PartnershipRowForm):
    """This keeps phrases as search takes them, one to a line."""

    check: Checked
    fixed_fields: tuple[str, ...] = ("language",)

    def clean(self) -> dict[str, Any]:
        """Refuse phrases that would do nothing, saying which and why."""
        cleaned = super().clean()
        if "phrases" not in cleaned:
            return cleaned
        language = cleaned.get("language") or self.instance.language
        try:
            lines = type(self).check(cleaned["phrases"], lambda word: is_stop_word(word, language))
        except PhrasesRefused as fault:
            self.add_error("phrases", _(fault.template) % fault.facts)
        else:
            cleaned["phrases"] = "\n".join(lines)
        return cleaned


class SynonymForm(TaughtForm):
    """This asks for words that mean the same."""

    check = staticmethod(checked_synonyms)
    fixed_fields = ("language", "voice")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "phrases" in self.fields:
            self.fields["phrases"].help_text = _(
                "Words that mean the same, one to a line: “county lines”, “drug running”. "
                "Whoever types one finds the others too."
            )


class PromotionForm(TaughtForm):
    """This asks what stands above the results, for which words and until when."""

    check = staticmethod(checked_triggers)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "phrases" in self.fields:
            self.fields["phrases"].help_text = _(
                "What people type, one to a line. It is shown when these words stand side by "
                "side in a search, in any ending."
            )

    def clean(self) -> dict[str, Any]:
        """Refuse what leads nowhere, to two places, or out of this site."""
        cleaned = super().clean()
        self._check_days(cleaned)
        page, path = cleaned.get("page"), (cleaned.get("path") or "").strip()
        cleaned["path"] = path
        if bool(page) == bool(path):
            self.add_error("page", _("Choose a page or write an address: one of the two."))
            return cleaned
        partnership = self._belonging(cleaned).get("partnership")
        whose = partnership.pk if partnership else None
        if page:
            self._check_page(page, whose)
        else:
            self._check_path(path, whose)
        return cleaned

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("from_date"), cleaned.get("until_date")
        if first and last and last < first:
            self.add_error("until_date", _("The last day is before the first one."))

    def _check_page(self, page: Any, whose: int | None) -> None:
        if whose is None:
            self.add_error(
                "page",
                _("A page belongs to one site. For every site, write an address they all have."),
            )
        elif not is_open_page(page.pk, whose):
            self.add_error(
                "page", _("Choose a page of this partnership that is published and open to all.")
            )

    def _check_path(self, path: str, whose: int | None) -> None:
        if not is_own_address(path):
            self.add_error(
                "path", _("Write an address of this site from its first slash: /harms/missing/")
            )
        elif not is_there(path, whose):
            self.add_error("path", _("Nothing that everybody may read is at this address."))


class TryForm(forms.Form):
    """This asks for a question to try a change with."""

    try_query = forms.CharField(
        label=gettext_lazy("Try it with"), required=False, max_length=120, strip=True
    )
