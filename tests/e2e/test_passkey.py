"""A passkey, in a real browser with a device of its own: added, then signed in with alone."""

from __future__ import annotations

from tests.e2e.audit import accessibility, sideways

# A passkey stays with its account and asks for itself ever after: journeys that run in any
# order on one server must not sign in with these two by a password alone.
OPENS_THE_CMS = "admin"
OPENS_ITS_ACCOUNT = "trainer"

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(visitor):
    """Give the browser a device that holds passkeys and knows its owner's finger."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def add_passkey(visitor):
    visitor.open("/accounts/2fa/webauthn/add/")
    visitor.page.get_by_role("button", name="Add the passkey").click()
    visitor.page.wait_for_url("**/accounts/2fa/recovery-codes/")


def sign_out(visitor):
    visitor.open("/accounts/logout/")
    visitor.page.locator("main").get_by_role("button", name="Sign out").click()
    visitor.page.wait_for_url(lambda url: "/accounts/" not in url)


def test_a_passkey_is_added_and_opens_the_account_alone(visit):
    visitor = visit()
    session, device = give_device(visitor)
    visitor.sign_in(OPENS_THE_CMS)
    add_passkey(visitor)
    codes = visitor.page.locator("main li.num").all_inner_texts()
    assert len(set(codes)) == 10
    held = session.send("WebAuthn.getCredentials", device)["credentials"]
    assert [one["rpId"] for one in held] == ["localhost"]
    sign_out(visitor)
    assert visitor.context.cookies() == []
    visitor.open("/accounts/login/")
    visitor.page.get_by_role("button", name="Sign in with a passkey").click()
    visitor.page.wait_for_url("**/cms/")


def test_password_alone_no_longer_opens_it(visit):
    visitor = visit()
    give_device(visitor)
    visitor.sign_in(OPENS_ITS_ACCOUNT)
    add_passkey(visitor)
    sign_out(visitor)
    visitor.sign_in(OPENS_ITS_ACCOUNT)
    assert visitor.page.url.endswith("/accounts/2fa/authenticate/")
    for path in ("/accounts/", "/desk/", "/cms/"):
        visitor.open(path)
        assert visitor.page.url.endswith("/accounts/2fa/authenticate/") or visitor.status == 404
    visitor.page.get_by_role("button", name="Use a passkey").click()
    visitor.page.wait_for_url("**/accounts/")


def test_pages_of_an_account_are_sound_and_fit_a_phone(visit, html_checker):
    visitor = visit(width=320)
    visitor.sign_in("manager")
    pages = ("", "2fa/", "2fa/totp/activate/", "2fa/webauthn/add/", "password/change/", "logout/")
    found = {}
    for path in pages:
        visitor.open(f"/accounts/{path}")
        found[path] = [
            *accessibility(visitor.page),
            *html_checker.errors(visitor.document),
            *sideways(visitor.page),
            *visitor.console,
            *visitor.third_party,
        ]
    assert found == {path: [] for path in pages}


def test_pages_before_the_sign_in_are_sound(visit, html_checker):
    visitor = visit(width=320)
    pages = ("login/", "password/reset/", "password/reset/done/", "password/reset/key/1-x/")
    found = {}
    for path in pages:
        visitor.open(f"/accounts/{path}")
        found[path] = [
            *accessibility(visitor.page),
            *html_checker.errors(visitor.document),
            *sideways(visitor.page),
            *visitor.console,
        ]
    assert found == {path: [] for path in pages}
