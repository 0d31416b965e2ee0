"""The form that says something is wrong with a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.forms.base import PortalForm
from portal.core.forms.fields import LongTextField
from portal.core.forms.public import PublicFormMixin

LONGEST_PATH = 400
LONGEST_MESSAGE = 2000


class ReportForm(PublicFormMixin, PortalForm):
    """This asks what is wrong and where; it does not ask who is writing."""

    is_sensitive = True

    message = LongTextField(
        label=_("What is wrong?"),
        help_text=_("Do not give the name of a child, or anything that tells who a child is."),
        max_length=LONGEST_MESSAGE,
        rows=6,
        error_messages={"required": _("Write what is wrong with the page.")},
    )
    path = forms.CharField(
        label=_("Which page?"),
        help_text=_("The address of the page, or what it is called."),
        max_length=LONGEST_PATH,
        required=False,
    )

    def clean_path(self) -> str:
        """Keep the path of an address and drop what follows it: a visitor may have searched."""
        return path_of(self.cleaned_data["path"])


def path_of(address: str) -> str:
    """Give the path of an address; words that are no address stay as they are."""
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[" and its kind
        return ""
    if parts.netloc or address.startswith("/"):
        return parts.path[:LONGEST_PATH]
    return address[:LONGEST_PATH]
