"""Accessible forms: every public form stands on one of these bases."""

from portal.core.forms.base import PortalForm, PortalFormMixin, PortalModelForm, error_title
from portal.core.forms.bound import ErrorItem, PortalBoundField
from portal.core.forms.fields import ChoicesField, DateField, LongTextField, OneChoiceField
from portal.core.forms.public import PublicFormMixin
from portal.core.forms.renderer import PortalRenderer
from portal.core.forms.widgets import DateWidget

__all__ = [
    "ChoicesField",
    "DateField",
    "DateWidget",
    "ErrorItem",
    "LongTextField",
    "OneChoiceField",
    "PortalBoundField",
    "PortalForm",
    "PortalFormMixin",
    "PortalModelForm",
    "PortalRenderer",
    "PublicFormMixin",
    "error_title",
]
