"""Addresses under /accounts/: those people need, and no other the library brings."""

from __future__ import annotations

from allauth.account import views as library
from django.urls import include, path, re_path

from portal.users.views.account import SignOutView, account, end_other_sessions
from portal.users.views.people import people, role_end

own = [
    path("", account, name="account"),
    path("sign-out-everywhere/", end_other_sessions, name="sessions-end"),
    path("people/", people, name="people"),
    path("people/<int:pk>/end/", role_end, name="role-end"),
]

urlpatterns = [
    path("", include((own, "users"))),
    path("login/", library.login, name="account_login"),
    path("logout/", SignOutView.as_view(), name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("reauthenticate/", library.reauthenticate, name="account_reauthenticate"),
    path("password/change/", library.password_change, name="account_change_password"),
    path("password/set/", library.password_set, name="account_set_password"),
    path("password/reset/", library.password_reset, name="account_reset_password"),
    path("password/reset/done/", library.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        library.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        library.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
]
