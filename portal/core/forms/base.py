"""The base of every public form."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.forms.bound import ErrorItem
from portal.core.forms.renderer import PortalRenderer

# Django's own words say that something is wrong, not how to mend it.
BETTER_WORDS: dict[str, Any] = {
    "required": gettext_lazy("Enter an answer."),
    "max_length": gettext_lazy(
        "Use at most %(limit_value)d characters; there are %(show_value)d now."
    ),
    "min_length": gettext_lazy(
        "Use at least %(limit_value)d characters; there are %(show_value)d now."
    ),
}
WORDS_OF_KIND: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (forms.BooleanField, {"required": gettext_lazy("Tick the box to go on.")}),
    (
        forms.ChoiceField,
        {
            "required": gettext_lazy("Choose an answer."),
            "invalid_choice": gettext_lazy("Choose one of the answers shown."),
        },
    ),
    (
        forms.EmailField,
        {"invalid": gettext_lazy("Write the whole e-mail address, such as name@example.org.")},
    ),
)


class PortalFormMixin:
    """This draws a form accessibly; put it before forms.Form or forms.ModelForm."""

    default_renderer: Any = PortalRenderer
    use_required_attribute = False  # our own words, from the server; nothing pops up
    is_sensitive: ClassVar[bool] = False  # keep answers from autofill and spell check
    question_field: ClassVar[str] = ""  # its label is the page's heading

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]  # of the form mixed in
            _give_better_words(field)
            field.widget.attrs.pop("maxlength", None)  # it cuts off pasted text without a word

    @property
    def error_items(self) -> list[ErrorItem]:
        """List every error in the order of the fields, for the summary on top of the page."""
        form: Any = self
        general = [ErrorItem(str(text)) for text in form.non_field_errors()]
        return general + [item for field in form.visible_fields() for item in field.error_items()]


def _give_better_words(field: forms.Field) -> None:
    """Replace Django's own words, never those somebody chose for this field."""
    stock = {**forms.Field.default_error_messages, **forms.ChoiceField.default_error_messages}
    kind = next((words for kind, words in WORDS_OF_KIND if isinstance(field, kind)), {})
    for code, text in {**BETTER_WORDS, **kind}.items():
        words = field.error_messages.get(code)
        # The same object, not the same words: comparing translations would translate them all.
        if words is None or words is stock.get(code):
            field.error_messages[code] = text


class PortalForm(PortalFormMixin, forms.Form):
    """This is a form that stores nothing by itself."""


class PortalModelForm(PortalFormMixin, forms.ModelForm):  # type: ignore[type-arg]  # none at run time
    """This is a form over a row."""


def error_title(title: str, form: forms.BaseForm) -> str:
    """Begin a page's title with "Error:" when its form was refused."""
    if form.is_bound and form.errors:
        return _("Error: %(title)s") % {"title": title}
    return title
