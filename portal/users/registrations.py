"""What people register with the kernel, and what is noted when accounts change."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as factor_signals
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.backends.db import SessionStore
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done

from portal.core import registry
from portal.core.access import register_access
from portal.core.client import client_address, truncated
from portal.core.cms.doors import OPEN
from portal.core.models import HomePage, Partnership
from portal.users import kept, second_factor
from portal.users.access import people_access
from portal.users.actions.groups import sync_groups, sync_partnership, sync_user
from portal.users.actions.people import close_unused_accounts, sign_out_everywhere
from portal.users.actions.security import log_event, purge_security_log
from portal.users.limits import share_counts
from portal.users.models import EventKind, User
from portal.users.notices import tell_of_new_place
from portal.users.sealed_factors import sealed_factors
from portal.users.sessions import note_signed_in

HOUR, DAY = 3600, 86400
# They lead to the one sign-in and to people's own preferences (portal.users.cms_urls).
CMS_ADDRESSES = ("people_sign_in", "people_sign_out", "people_reset", "people_preferences",
                 "people_roles", "people_groups")  # fmt: skip
SEALED_FACTORS = sealed_factors()


def register() -> None:
    """Register the answers about people, the wiping of a session, recurring work and listeners."""
    register_access(people_access)
    share_counts()
    registry.personal_data.register("accounts", kept.ACCOUNTS)
    registry.personal_data.register("work", kept.WORK)
    registry.forget_me.register("session", forget_session)
    for name in CMS_ADDRESSES:
        registry.cms_doors.register(name, OPEN)
    registry.sealed_tables.register("mfa.Authenticator", SEALED_FACTORS)
    registry.recurring_jobs.register("groups", registry.RecurringJob(HOUR, _sync_groups))
    registry.recurring_jobs.register("security-log", registry.RecurringJob(DAY, _purge))
    registry.recurring_jobs.register("unused-accounts", registry.RecurringJob(DAY, _close_unused))
    registry.recurring_jobs.register("sessions", registry.RecurringJob(HOUR, _clear_sessions))
    _listen()


def forget_session(request: HttpRequest, response: HttpResponse) -> None:
    """Delete the session's row, for Exit; the cookie goes with the response."""
    if request.session.session_key:
        request.session.flush()


def _listen() -> None:
    user_logged_in.connect(on_signed_in, dispatch_uid="users.signed_in")
    user_logged_out.connect(on_signed_out, dispatch_uid="users.signed_out")
    factor_signals.authenticator_used.connect(on_factor_used, dispatch_uid="users.factor_used")
    factor_signals.authenticator_added.connect(on_factor_added, dispatch_uid="users.factor_added")
    factor_signals.authenticator_removed.connect(
        on_factor_removed, dispatch_uid="users.factor_removed"
    )
    factor_signals.authenticator_reset.connect(on_factor_renewed, dispatch_uid="users.factor_reset")
    factor_signals.authentication_failed.connect(on_factor_failed, dispatch_uid="users.factor_bad")
    account_signals.password_changed.connect(on_password_changed, dispatch_uid="users.pw_changed")
    account_signals.password_reset.connect(on_password_changed, dispatch_uid="users.pw_reset")
    post_save.connect(on_partnership_saved, sender=Partnership, dispatch_uid="users.partnership")
    copy_for_translation_done.connect(on_translated, dispatch_uid="users.translated")


def on_signed_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Start the session's clocks, note the sign-in, tell of a place not seen before."""
    now = timezone.now()
    note_signed_in(request.session, now)
    sync_user(user=user, now=now)
    tell_of_new_place(request, user=user, now=now)
    _log(EventKind.SIGNED_IN, request, user)


def on_signed_out(request: HttpRequest, user: User | None, **_kwargs: Any) -> None:
    """Note that somebody signed out."""
    if user is not None:
        _log(EventKind.SIGNED_OUT, request, user)


def on_factor_used(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Remember that this session showed a second step."""
    second_factor.mark_shown(request, user)


def on_factor_added(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """End every other session: one opened by password alone must not stay."""
    _keep_only_this_session(request, user)
    second_factor.mark_shown(request, user)
    _log(EventKind.FACTOR_ADDED, request, user)


def on_factor_removed(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Ask for a new second step when none is left."""
    _log(EventKind.FACTOR_REMOVED, request, user)
    if not is_mfa_enabled(user):
        second_factor.forget_shown(request)


def on_factor_renewed(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Note new recovery codes."""
    _log(EventKind.FACTOR_RENEWED, request, user)


def on_factor_failed(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Note a wrong code: whoever types it knows the password."""
    _log(EventKind.FACTOR_FAILED, request, user)


def on_password_changed(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Note a new password; Django has ended the other sessions by then."""
    _log(EventKind.PASSWORD_CHANGED, request, user)


def on_partnership_saved(instance: Partnership, raw: bool = False, **_kwargs: Any) -> None:
    """Give a new partnership its groups at once."""
    if not raw:
        sync_partnership(partnership=instance)


def on_translated(source_obj: object, **_kwargs: Any) -> None:
    """Let a partnership's people into a new language of its pages."""
    if isinstance(source_obj, HomePage):
        homes = Page.objects.get(pk=source_obj.pk).get_translations(inclusive=True)
        for partnership in Partnership.objects.with_site().filter(site__root_page__in=homes):
            sync_partnership(partnership=partnership)


def _keep_only_this_session(request: HttpRequest, user: User) -> None:
    sign_out_everywhere(user=user, now=timezone.now())
    update_session_auth_hash(request, user)


def _log(kind: EventKind, request: HttpRequest, user: User) -> None:
    network = truncated(client_address(request))
    log_event(kind=kind, account=user, network=network, now=timezone.now())


def _sync_groups() -> None:
    sync_groups(now=timezone.now())


def _clear_sessions() -> None:
    SessionStore.clear_expired()


def _purge() -> int:
    return purge_security_log(now=timezone.now())


def _close_unused() -> int:
    return close_unused_accounts(now=timezone.now())
