"""The editing form of partnerships' rows: it offers and takes only what is within reach."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.core.cms.belonging import is_scoped, path_of
from portal.core.cms.reach import Reach, reach_of
from portal.core.models import Partnership


class PartnershipRowForm(WagtailAdminModelForm):
    """This narrows every choice to what the person may see, and keeps a row where it belongs."""

    # What is said once, when a row is made; moving it afterwards would move its history along.
    fixed_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach_of(self.for_user) if self.for_user else Reach(frozenset(), frozenset())
        self.holder = path_of(self._meta.model).split("__")[0]
        narrow(self, self.reach)
        for formset in getattr(self, "formsets", {}).values():
            for form in formset.forms:
                narrow(form, self.reach)
        self._narrow_holder()
        self._fix()

    def defer_required_fields(self) -> None:
        """Ask for what is required in drafts too: a row that was never live is saved as it is."""

    def clean(self) -> dict[str, Any]:
        """Refuse a row that would belong to somebody else, or that is there already."""
        cleaned: dict[str, Any] = super().clean()
        row = self._meta.model(**self._belonging(cleaned))
        if not self.errors and not self.reach.may_edit(row):
            self.add_error(
                self.holder if self.holder in self.fields else None,
                _("Choose your own partnership. What every partnership shows, others look after."),
            )
        return cleaned

    def _belonging(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Give the holder the row will have; one that cannot be changed is not posted."""
        if self.holder in cleaned:
            return {self.holder: cleaned[self.holder]}
        return {self.holder: getattr(self.instance, self.holder, None)}

    def _narrow_holder(self) -> None:
        """Let somebody give a row to what they may write, and to nothing else."""
        field = self.fields.get(self.holder)
        if not isinstance(field, ModelChoiceField):
            return
        rows: Any = field.queryset
        if rows.model is not Partnership:
            field.queryset = self.reach.own(rows)
            return
        if not self.reach.is_admin:
            field.required = True
        own = rows.filter(pk__in=sorted(self.reach.edited))
        if not self.reach.is_admin and own.count() == 1:
            field.initial = own.get()

    def _fix(self) -> None:
        if not self.instance.pk:
            return
        for name in {self.holder, *self.fixed_fields}:
            if name in self.fields:
                self.fields[name].disabled = True


def narrow(form: BaseForm, reach: Reach) -> None:
    """Leave in every choice only rows that this person may read."""
    for field in form.fields.values():
        if not isinstance(field, ModelChoiceField):
            continue
        rows: Any = field.queryset
        if rows.model is Partnership and not reach.is_admin:
            field.queryset = rows.filter(pk__in=sorted(reach.edited))
        elif is_scoped(rows.model):
            field.queryset = reach.readable(rows)


class TextRowForm(PartnershipRowForm):
    """This asks for words that are not there yet, and keeps them with their owner."""

    fixed_fields = ("voice",)

    def clean(self) -> dict[str, Any]:
        """Refuse a second row of words for the same owner, language and voice."""
        cleaned = super().clean()
        owner, voice = cleaned.get("owner"), cleaned.get("voice")
        others = self._meta.model.objects.filter(
            owner=owner, voice=voice, locale_id=self.instance.locale_id
        ).exclude(pk=self.instance.pk)
        if owner and others.exists():
            self.add_error(
                "owner", _("There are words for this in this language and voice. Edit those.")
            )
        return cleaned
