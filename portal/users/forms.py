"""Forms of sign-in, in the portal's own dress and words."""

from __future__ import annotations

import re
from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.forms import PortalForm, PortalFormMixin
from portal.core.models import Partnership
from portal.users.models.people import ROLE_NAMES
from portal.users.queries import accounts_to_reset
from portal.users.rules import Role
from portal.users.tasks import send_reset_links

LONG_ENOUGH = _(
    "At least 12 characters. Three words that have nothing to do with each other are good; "
    "digits and symbols are not needed."
)


class AccountFormMixin(PortalFormMixin):
    """This gives a form of the library our labels and hints, and no text inside its boxes."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]  # mixed in
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignInForm(AccountFormMixin, account_forms.LoginForm):
    """This asks who somebody is."""

    labels = {"login": _("E-mail address or user name"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["login"].widget.attrs["spellcheck"] = "false"


class ResetPasswordForm(AccountFormMixin, account_forms.ResetPasswordForm):
    """This asks for a link; what it does is the same whether or not there is an account."""

    labels = {"email": _("Your e-mail address at work")}

    def clean_email(self) -> str:
        """Take the address as it is: whether it has an account is nobody's business."""
        email: str = self.cleaned_data["email"]
        return email

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        """Hand the letter to the worker, addressed to one account or to none."""
        email: str = self.cleaned_data["email"]
        partnership: Partnership | None = getattr(request, "partnership", None)
        # Never the host of the request: somebody else chose that.
        root = partnership.site.root_url if partnership else settings.BASE_URL
        send_reset_links.enqueue(accounts_to_reset(email), root)
        return email


class NewPasswordForm(AccountFormMixin, account_forms.ResetPasswordKeyForm):
    """This sets a password by a link."""

    labels = {"password1": _("New password"), "password2": _("The new password again")}
    hints = {"password1": LONG_ENOUGH}


class FirstPasswordForm(AccountFormMixin, account_forms.SetPasswordForm):
    """This sets a password for somebody who has only had a passkey."""

    labels = NewPasswordForm.labels
    hints = NewPasswordForm.hints


class ChangePasswordForm(AccountFormMixin, account_forms.ChangePasswordForm):
    """This changes a password."""

    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("The new password again"),
    }
    hints = {"password1": LONG_ENOUGH}


class ConfirmPasswordForm(AccountFormMixin, account_forms.ReauthenticateForm):
    """This asks for the password again before something important."""

    labels = {"password": _("Password")}


class _CodeMixin(AccountFormMixin):
    """This asks for a code of six digits, or for a recovery code."""

    labels = {"code": _("Code")}
    hints = {"code": _("Six digits from your authenticator app, or one of your recovery codes.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]  # mixed in
        # A recovery code may hold letters in a later version: no numeric keyboard only.
        fields["code"].widget.attrs.update({"class": "govuk-input--width-10"})


class CodeForm(_CodeMixin, factor_forms.AuthenticateForm):
    """This is the second step of signing in."""


class ConfirmCodeForm(_CodeMixin, factor_forms.ReauthenticateForm):
    """This asks for a code again before something important."""


class StartAppForm(_CodeMixin, ActivateTOTPForm):
    """This takes the first code of an authenticator app."""

    hints = {"code": _("The six digits your authenticator app shows now.")}

    @property
    def key_in_groups(self) -> str:
        """Give the key in groups of four, to be typed."""
        return " ".join(re.findall(".{1,4}", self.secret))


class StopAppForm(AccountFormMixin, DeactivateTOTPForm):
    """This takes an authenticator app off an account."""


class RecoveryCodesForm(AccountFormMixin, GenerateRecoveryCodesForm):
    """This makes new recovery codes."""


class AddKeyForm(AccountFormMixin, AddWebAuthnForm):
    """This adds a passkey. The browser fills it in."""

    labels = {"name": _("What you call it"), "passwordless": _("Sign in with it alone")}
    hints = {"name": _("Such as “work phone”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenameKeyForm(AccountFormMixin, EditWebAuthnForm):
    """This names a passkey."""

    labels = {"name": _("What you call it")}


class InviteForm(PortalForm):
    """This invites somebody, or gives another role to somebody who has an account."""

    email = forms.EmailField(label=_("E-mail address at work"), max_length=254)
    post = forms.CharField(
        label=_("Post"), max_length=120, help_text=_("A post, never a person’s name.")
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: tuple[Role, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(role), name) for role, name in ROLE_NAMES if role in roles]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
