"""Sign-in: how people prove who they are, how long that counts, how often they may try."""

from __future__ import annotations

import os
from typing import Any

from portal.settings.environment import Environment

AUTHENTICATION_BACKENDS = ["portal.users.backends.OneLookUpBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": "portal.users.passwords.DressedUpPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "")  # one of our own making when it is empty

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "users:account"
LOGOUT_REDIRECT_URL = "/"
# Never a cookie of its own: a message waits in the session of somebody who has one.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "portal.users.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are invited; nobody types their own address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because a stranger typed their address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "login": "portal.users.forms.SignInForm",
    "reset_password": "portal.users.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.users.forms.NewPasswordForm",
    "change_password": "portal.users.forms.ChangePasswordForm",
    "set_password": "portal.users.forms.FirstPasswordForm",
    "reauthenticate": "portal.users.forms.ConfirmPasswordForm",
}
# Failed sign-ins have limits of their own (portal.users.limits), before any password is hashed.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "60/15m/ip,5/5m/key",  # codes of the second step, by account
    "reset_password": "10/15m/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "5/5m/user",
}

MFA_ADAPTER = "portal.users.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # phones' clocks are half a minute off
MFA_TRUST_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey stands for both steps
MFA_FORMS = {
    "authenticate": "portal.users.forms.CodeForm",
    "reauthenticate": "portal.users.forms.ConfirmCodeForm",
    "activate_totp": "portal.users.forms.StartAppForm",
    "deactivate_totp": "portal.users.forms.StopAppForm",
    "generate_recovery_codes": "portal.users.forms.RecoveryCodesForm",
    "add_webauthn": "portal.users.forms.AddKeyForm",
    "edit_webauthn": "portal.users.forms.RenameKeyForm",
}

# The CMS has no doors of its own: no sign-in, no password, no accounts.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}


def account_settings(environment: Environment) -> dict[str, Any]:
    """Give the settings of sign-in that a deployment chooses."""
    return {
        # A passkey needs https; browsers make an exception for localhost, so a demo may too.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not environment.is_https,
    }
