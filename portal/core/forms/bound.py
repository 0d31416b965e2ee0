"""A field of a form, with what its template needs to be accessible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.translation import gettext

from portal.core.forms.counting import CountMessage, count_messages
from portal.core.forms.widgets import PartsWidget

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.widgets.Input, "govuk-input"),
)
WITH_ERROR_CLASS = {"govuk-select", "govuk-textarea", "govuk-file-upload", "govuk-input"}
WITHOUT_TYPING = (forms.CheckboxInput, forms.FileInput, forms.widgets.ChoiceWidget)


@dataclass(frozen=True)
class ErrorItem:
    """This is one line of the error summary; without an anchor it is not a link."""

    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Choice:
    """This is one radio button or one tick box."""

    widget: BoundWidget
    label: str
    hint: str
    hint_id: str
    icon: str = ""  # a drawing that says the same as the words

    @property
    def input(self) -> str:
        """Give the input alone, described by its hint when it has one."""
        if self.hint:
            self.widget.data["attrs"]["aria-describedby"] = self.hint_id
        return self.widget.tag()


@dataclass(frozen=True)
class Part:
    """This is one of several inputs that make one answer."""

    label: str
    id: str
    input: str


class PortalBoundField(BoundField):
    """This field knows its shape, its classes and where an error must lead."""

    @property
    def is_choices(self) -> bool:
        """Say whether it is a group of radio buttons or tick boxes."""
        return isinstance(self.field.widget, forms.RadioSelect)

    @property
    def is_many(self) -> bool:
        """Say whether several of the choices may be ticked."""
        return isinstance(self.field.widget, forms.CheckboxSelectMultiple)

    @property
    def is_one_checkbox(self) -> bool:
        """Say whether it is a single tick box."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_parts(self) -> bool:
        """Say whether several inputs make one answer, such as a date."""
        return isinstance(self.field.widget, PartsWidget)

    @property
    def is_optional(self) -> bool:
        """Say whether the label says "(optional)"; a single tick box never does.

        Nor does an answer that another answer on the page may make necessary, nor one of a form
        in which nothing is.
        """
        if not getattr(self.form, "says_optional", True):
            return False
        is_conditional = getattr(self.field, "is_conditional", False)
        return not (self.field.required or self.is_one_checkbox or is_conditional)

    @property
    def is_question(self) -> bool:
        """Say whether its label is the heading of the page."""
        return getattr(self.form, "question_field", "") == self.name

    @property
    def is_inline(self) -> bool:
        """Say whether the choices are so short that they stand side by side."""
        return bool(getattr(self.field, "is_inline", False))

    @property
    def hint_id(self) -> str:
        """Give the id of the hint."""
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        """Give the id of the error."""
        return f"{self.auto_id}_error"

    @property
    def anchor(self) -> str:
        """Give the id of the first input that takes the focus."""
        if self.is_choices:
            return f"{self.auto_id}_0"
        if self.is_parts:
            wrong = self._wrong_parts()
            names = self.field.widget.part_names
            first = next((name for name in names if name in wrong), names[0])
            return f"{self.auto_id}_{names.index(first)}"
        return self.id_for_label or self.auto_id

    @property
    def choices(self) -> Iterator[Choice]:
        """Walk the choices, each with its hint."""
        hints = getattr(self.field, "choice_hints", {})
        icons = getattr(self.field, "choice_icons", {})
        for number, widget in enumerate(self.subwidgets):
            code, hint_id = widget.data["value"], f"{self.auto_id}_{number}_hint"
            hint, icon = hints.get(code, ""), icons.get(code, "")
            yield Choice(widget, widget.choice_label, hint, hint_id, icon)

    @property
    def parts(self) -> list[Part]:
        """List the inputs of an answer made of several."""
        widget: PartsWidget = self.field.widget
        context = widget.get_context(
            self.html_name, self.value(), self.build_widget_attrs({"id": self.auto_id})
        )
        wrong = self._wrong_parts()
        rows = []
        for name, data in zip(widget.part_names, context["widget"]["subwidgets"], strict=True):
            classes = f"govuk-input {widget.part_classes[name]}"
            if name in wrong:
                classes += " govuk-input--error"
            data["attrs"]["class"] = classes
            data["attrs"].pop("aria-describedby", None)  # the group carries it
            html = BoundWidget(widget, data, self.form.renderer).tag()
            rows.append(Part(str(widget.part_labels[name]), data["attrs"]["id"], html))
        return rows

    @property
    def max_count(self) -> int | None:
        """Give the length at which counting is shown, if it is."""
        return getattr(self.field, "counted_length", None)

    @property
    def count_id(self) -> str:
        """Give the id of the line under the text that tells how long it may be."""
        return f"{self.auto_id}-info"

    @property
    def count_messages(self) -> list[CountMessage]:
        """List what the counter says, in the reader's language."""
        return count_messages()

    @property
    def aria_describedby(self) -> str | None:
        """Name the hint, the error and the counter."""
        ids = super().aria_describedby
        if ids is None or not self.max_count:
            return ids
        return f"{ids} {self.count_id}".strip()

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Add the classes of the design; a sensitive form is kept from autofill and spell check."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        # Screen readers read aria-invalid while people still type; the error text is enough.
        built.pop("aria-invalid", None)
        if widget.is_hidden:
            return built
        if classes := self._classes(widget):
            built["class"] = classes
        if getattr(self.form, "is_sensitive", False) and not isinstance(widget, WITHOUT_TYPING):
            built.setdefault("autocomplete", widget.attrs.get("autocomplete", "off"))
            built.setdefault("spellcheck", widget.attrs.get("spellcheck", "false"))
        return built

    def error_items(self) -> list[ErrorItem]:
        """List its errors for the summary, where they must make sense without the field."""
        return [ErrorItem(self._with_label(str(text)), self.anchor) for text in self.errors]

    def _with_label(self, text: str) -> str:
        label = str(self.label)
        if self.is_question or not label:
            return text
        if label.endswith((".", "?", "!", ":", "؟")):
            return f"{label} {text}"
        return gettext("%(label)s: %(error)s") % {"label": label, "error": text}

    def _classes(self, widget: forms.Widget) -> str:
        own = widget.attrs.get("class", "")
        base = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        parts = [base]
        if base in WITH_ERROR_CLASS and self.errors:
            parts.append(f"{base}--error")
        if self.max_count:
            parts.append("govuk-js-character-count")
        return " ".join(filter(None, [*parts, own]))

    def _wrong_parts(self) -> set[str]:
        """Name the parts an error is about; all of them when it does not say."""
        errors = self.form.errors.as_data().get(self.name, [])
        if not errors:
            return set()
        named = {name for error in errors for name in (error.params or {}).get("parts", ())}
        return named or set(self.field.widget.part_names)
