"""How sign-in behaves here: nobody signs up, nothing tells who has an account."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from portal.core.client import client_address, truncated
from portal.core.outbox.actions import queue_mail
from portal.users.actions.security import log_event
from portal.users.limits import is_first_refusal, take_attempt
from portal.users.models import EventKind
from portal.users.queries import account_by_login
from portal.users.rules import works_in_cms
from portal.users.sealing import open_secret, seal_secret
from portal.users.sessions import has_just_begun

WRONG = _("The user name or the password is not right.")
HELD_UP = _("Too many attempts. Wait a few minutes and try again, or use a passkey.")


class AccountAdapter(DefaultAccountAdapter):
    """This is how accounts are signed in to."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": _("The password is not right."),
        "incorrect_code": _("The code is not right. Wait for the next one and try again."),
        "enter_current_password": _("The current password is not right."),
        "too_many_login_attempts": HELD_UP,
        "rate_limited": HELD_UP,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: people are invited."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Say whether somebody may be sent there: to this host only, and never to nonsense."""
        request = self.request
        try:
            return url_has_allowed_host_and_scheme(
                url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
            )
        except ValueError:  # "//[" is no address, and Python says so loudly
            return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask again who somebody is, unless they have only just signed in."""
        required = bool(super().is_reauthentication_required(app=app))
        return required and not has_just_begun(self.request.session, timezone.now())

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the visitor's address; limits work on, as one place, where it cannot be known."""
        return client_address(request) or "unknown"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Do nothing: attempts are counted by our own limits, below."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check a password; before any hash, count the attempt. A right one does not count."""
        login = credentials.get("email") or credentials.get("username") or ""
        taken = take_attempt(request, login=login, now=timezone.now())
        if taken is None:
            if is_first_refusal(request):
                self._log(EventKind.SIGN_IN_HELD_UP, request)
            raise self.validation_error("too_many_login_attempts")
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is not None:
            taken.rollback()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a failed sign-in: which account, never what was typed."""
        login = credentials.get("email") or credentials.get("username") or ""
        self._log(EventKind.SIGN_IN_FAILED, request, login)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Send editors to their desk, everybody else to their own page."""
        return reverse("wagtailadmin_home" if works_in_cms(request.user) else "users:account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Send people back to their own page."""
        return reverse("users:account")

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as it is: whoever sees the phone learns nothing from it."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a notice into the outbox; no page waits for a mail server."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        queue_mail(
            key=f"account-{uuid.uuid4().hex}",
            to=email,
            subject=str(message.subject),
            text=str(message.body),
            now=timezone.now(),
        )

    @staticmethod
    def _log(kind: EventKind, request: HttpRequest, login: str = "") -> None:
        log_event(
            kind=kind,
            account=account_by_login(login),
            network=truncated(client_address(request)),
            now=timezone.now(),
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """This keeps the secrets of second steps sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        """Name the portal in somebody's authenticator app."""
        partnership = getattr(self.request, "partnership", None)
        return partnership.product_name if partnership else settings.WAGTAIL_SITE_NAME

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 (the library's name)
    ) -> str:
        """Name a new passkey until somebody gives it a better name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return seal_secret(text, settings.FIELD_KEYS)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return open_secret(encrypted_text, settings.FIELD_KEYS)
