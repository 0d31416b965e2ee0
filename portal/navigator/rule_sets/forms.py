"""The form of a rule sheet: pickers that know what this sheet and the common rules know."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks.base import BlockWidget

from portal.core.cms.row_form import PartnershipRowForm
from portal.core.models import Partnership
from portal.navigator.rule_sets.blocks.pickers import Known
from portal.navigator.rule_sets.blocks.streams import STREAMS, stream_of
from portal.navigator.rule_sets.queries import live_areas, shared_sheet, sheet_of
from portal.navigator.rule_sets.spec.mapping import names_twice
from portal.navigator.rule_sets.spec.naming import (
    PROMISED,
    STEPS,
    Name,
    answers_of_their_own,
    defined_in,
    named_in,
)
from portal.navigator.rules.steps import meeting_of

SHARED_ONLY = (
    *("timing", "forms", "support", "nrm_maybe"),
    *("nrm_child_consent", "nrm_adult_consent", "nrm_each_child"),
)
AREA_ONLY = (
    *("front_door", "first_contact", "who_may_refer"),
    *("level_emerging", "level_moderate", "level_significant"),
    *("source_stated", "source_published", "source_assumed"),
    *("nrm_who_submits", "nrm_tell", "nrm_adults_who_submits", "nrm_adults_tell"),
    *("prepare", "meetings", "routes", "changes", "primary_after", "other_meetings"),
    *("prevent", "redirects", "gaps", "scenarios"),
)
LARGEST = 1024 * 1024


class RuleSheetForm(PartnershipRowForm):
    """This asks for the rows of one sheet; common sheets and areas have different tables."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_shared = bool(self.instance.pk) and self.instance.is_shared
        for name in AREA_ONLY if self.is_shared else SHARED_ONLY:
            self.fields.pop(name, None)
        if not self.is_shared and "partnership" in self.fields:
            self.fields["partnership"].required = True
        known = self._known()
        for name in STREAMS:
            if name in self.fields:
                self._bind(name, known)

    def clean(self) -> dict[str, Any]:
        """Refuse a second sheet of a partnership, and a name that stands twice in one table."""
        cleaned = super().clean()
        whose = cleaned.get("partnership")
        if not self.instance.pk and whose and sheet_of(whose) is not None:
            self.add_error("partnership", _("This partnership has its rules already. Edit those."))
        fields = {name: _raw(cleaned.get(name)) for name in STREAMS}
        for name, twice in names_twice(fields, is_shared=self.is_shared):
            if name in self.fields:
                self.add_error(name, _("“%(name)s” is there twice.") % {"name": twice})
        return cleaned

    def _bind(self, name: str, known: Known) -> None:
        """Give a table the choices of this sheet; the field of the model knows none."""
        without = {True: "local_step", False: "step"}[self.is_shared] if name == "steps" else ""
        field: Any = self.fields[name]
        field.block = stream_of(name, known, without)
        field.widget = BlockWidget(field.block)

    def _known(self) -> Known:
        stored = self.instance.fields()
        own = {name: self._sent(name, stored) for name in STREAMS}
        found = defined_in(own, is_shared=self.is_shared)
        used = named_in(stored, STREAMS) | named_in(own, STREAMS)
        shared = None if self.is_shared else shared_sheet()
        common = defined_in(shared.fields(), is_shared=True) if shared else {}
        merged = {kind: {**common.get(kind, {}), **there} for kind, there in found.items()}
        merged["answers"] |= answers_of_their_own(stored)
        merged[PROMISED] = merged[STEPS] | (_elsewhere(used) if self.is_shared else {})
        return Known(**merged, used=used, is_shared=self.is_shared)

    def _sent(self, name: str, stored: Mapping[str, Any]) -> Any:
        """Give a table as it was sent, so that its new rows may be named at once."""
        if not self.is_bound or name not in self.fields:
            return stored[name]
        widget: Any = self.fields[name].widget
        return _raw(widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))


def _elsewhere(used: Collection[Name]) -> dict[str, str]:
    """List meetings of the areas, also of those whose rules are not here: promises name them."""
    found = {code: code for kind, code in used if kind == PROMISED and meeting_of(code)}
    for area in live_areas():
        found |= defined_in(area.fields(), is_shared=False)[STEPS]
    return found


def _raw(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = value.get_prep_value() if value else []
    return found


class ImportForm(forms.Form):
    """This asks for the files of a pack, and whose rules they are."""

    partnership = forms.ModelChoiceField(
        Partnership.objects.none(),
        label=gettext_lazy("Partnership"),
        required=False,
        empty_label=gettext_lazy("All areas: the common rules"),
    )
    rules = forms.FileField(
        label=gettext_lazy("Rules"), help_text=gettext_lazy("The file navigator.yaml.")
    )
    cases = forms.FileField(
        label=gettext_lazy("Cases"),
        required=False,
        help_text=gettext_lazy("The file navigator_scenarios.yaml. Without it the cases stay."),
    )

    def __init__(self, *args: Any, reach: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partnership"]
        rows = Partnership.objects.with_site().order_by("name")
        field.queryset = rows if reach.is_admin else rows.filter(pk__in=sorted(reach.edited))
        if not reach.is_admin:
            field.required, field.empty_label = True, None

    def clean_rules(self) -> str:
        """Give the text of the rules."""
        return _text(self.cleaned_data["rules"])

    def clean_cases(self) -> str | None:
        """Give the text of the cases; None where there is no such file."""
        file = self.cleaned_data["cases"]
        return _text(file) if file else None


def _text(file: Any) -> str:
    if file.size > LARGEST:
        raise forms.ValidationError(_("This file is larger than 1 MB."))
    try:
        return str(file.read().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise forms.ValidationError(_("This file is not UTF-8 text.")) from error
