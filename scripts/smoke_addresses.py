"""What `scripts.smoke` asks for, and what each address answers to a stranger.

Every address of the portal by its name is here (a test sees to it), with a run, token or row that
is not there where the real one is somebody's own.
"""

from __future__ import annotations

# A partnership that nobody has: from nothing to a site by two commands, while the server runs.
FIFTH, FIFTH_NAME = "fenland-coast", "Fenland Coast"
HOSTS = ("", "cheshire-east.", "tees.", "gloucestershire.", f"{FIFTH}.")
PREFIXES = ("", "/pl")

# On every host, in every language.
EVERYWHERE = {
    "/": 200, "/no-such-page/": 404, "/contacts/": 200, "/for-parents/": 200,
    "/for-practitioners/": 200, "/for-young-people/": 200, "/for-young-people/under-11/": 200,
    "/hide/": 200, "/privacy/": 200, "/privacy/children/": 200, "/accessibility/": 200,
    "/languages/": 200, "/report/": 200, "/report/thanks/": 200,
    "/components/": 200, "/components/text/": 200, "/components/flow/": 200,
    "/components/flow/resume/": 200, "/components/flow/ended/": 200,
    "/components/flow/run/no-such-run/": 404, "/components/flow/run/no-such-run/later/": 404,
    "/components/flow/run/no-such-run/check/": 404,
    "/components/flow/run/no-such-run/result/": 404,
    "/components/flow/run/no-such-run/delete/": 404, "/components/flow/run/no-such-run/keep/": 404,
    "/components/flow/run/no-such-run/step/": 404,
    "/harms/": 200, "/harms/missing/": 200, "/harms/no-such-harm/": 404, "/harms/law/": 200,
    "/harms/language/": 200,
    "/indicators/": 200, "/indicators/money/": 200, "/indicators/no-such-group/": 404,
    "/indicators/money/wages-taken-or-papers-kept/": 200, "/indicators/money/no-such-sign/": 404,
    "/glossary/": 200,
    "/guidance/": 200, "/guidance/no-such-guide/": 404, "/guidance/no-such-guide/print/": 404,
    "/guidance/amendments/": 200, "/guidance/amendments.atom": 200,
    "/guidance/amendments/1/": 404, "/guidance/amendments/1/no-such-edition/": 404,
    "/guidance/alerts/": 200, "/guidance/alerts/sent/": 200,
    "/guidance/alerts/confirm/no-such-token/": 404, "/guidance/alerts/mine/no-such-token/": 404,
    "/guidance/alerts/stop/no-such-token/": 404,
    "/strategy/": 200, "/strategy/plan/": 200, "/strategy/plan/summary/": 200,
    "/strategy/plan/no-such-priority/": 404, "/strategy/indicators/": 200,
    "/strategy/indicators/no-such-measure/": 404, "/strategy/indicators/no-such-measure.csv": 404,
    "/meetings/": 200, "/meetings/no-such-meeting/": 404, "/meetings/no-such-meeting.ics": 404,
    "/refer/": 200, "/refer/result/": 404, "/refer/ended/": 200, "/refer/no-such-run/": 404,
    "/refer/no-such-run/check/": 404, "/refer/no-such-run/result/": 404,
    "/refer/no-such-run/delete/": 404, "/refer/no-such-run/keep/": 404,
    "/refer/no-such-run/worry/": 404,
    "/support/young-people/about/": 200, "/support/young-people/about/lantern/": 200,
    "/support/young-people/about/no-such-word/": 404, "/support/young-people/search/": 200,
    "/search/": 200, "/search/?q=missing+child&type=glossary": 200, "/search/?q=zzzz": 200,
    "/search/opensearch.xml": 200, "/search/results.atom?q=missing": 200, "/search/chosen/": 405,
}  # fmt: skip

# On every host, and in no language but its own.
WITHOUT_LANGUAGE = {
    "/accounts/": 302, "/accounts/people/": 302, "/accounts/people/1/end/": 405,
    "/accounts/sign-out-everywhere/": 405, "/accounts/login/": 200, "/accounts/logout/": 302,
    "/accounts/inactive/": 200, "/accounts/reauthenticate/": 302,
    "/accounts/password/change/": 302, "/accounts/password/set/": 302,
    "/accounts/password/reset/": 200, "/accounts/password/reset/done/": 200,
    "/accounts/password/reset/key/1-no-such-key/": 200,
    "/accounts/password/reset/key/done/": 200,
    "/accounts/2fa/": 302, "/accounts/2fa/authenticate/": 302, "/accounts/2fa/reauthenticate/": 302,
    "/accounts/2fa/totp/activate/": 302, "/accounts/2fa/totp/deactivate/": 302,
    "/accounts/2fa/recovery-codes/": 302, "/accounts/2fa/recovery-codes/generate/": 302,
    "/accounts/2fa/recovery-codes/download/": 302,
    "/accounts/2fa/webauthn/": 302, "/accounts/2fa/webauthn/add/": 302,
    "/accounts/2fa/webauthn/reauthenticate/": 302, "/accounts/2fa/webauthn/login/": 302,
    "/accounts/2fa/webauthn/keys/1/remove/": 302, "/accounts/2fa/webauthn/keys/1/edit/": 302,
    "/_util/login/": 302, "/cms/": 302,
    "/media/images/no-such.png": 404, "/documents/1/no-such.pdf": 404,
    "/documents/authenticate_with_password/1/": 404, "/theme/no-such-0.css": 404,
    "/leave/": 303, "/leave/out/": 200, "/healthz": 200, "/readyz": 200, "/sitemap.xml": 200,
    "/robots.txt": 200, "/.well-known/security.txt": 200,
    "/api/v1/": 404, "/api/v1/no-such-operation": 404,
    "/api/v1/openapi.json": 200, "/api/v1/docs/": 200,
    "/api/v1/search?q=missing": 200, "/api/v1/search?size=9": 400, "/api/v1/suggest?q=mis": 200,
    "/api/v1/meetings": 200, "/api/v1/meetings/no-such-meeting": 404, "/api/v1/refer": 405,
}  # fmt: skip

HARMS = (
    "child-sexual-exploitation", "child-criminal-exploitation", "serious-youth-violence",
    "trafficking", "modern-slavery", "online-harm", "teenage-relationship-abuse", "bullying",
    "harmful-sexual-behaviour", "radicalisation", "missing", "group-based-exploitation",
)  # fmt: skip
GROUPS = (
    "behaviour", "health", "relationships", "education", "missing", "money", "online", "places",
)  # fmt: skip

# What one partnership has of its own, in every language; what is the same for all, on the first.
OF_HOST = {
    "": {
        **{f"/harms/{harm}/": 200 for harm in HARMS},
        **{f"/indicators/{group}/": 200 for group in GROUPS},
        "/components/paper.pdf": 200, "/components/personal/notes.pdf": 200,
        "/guidance/risk-outside-the-home/": 200,
        "/guidance/risk-outside-the-home/practice-principles/": 200,
        "/guidance/risk-outside-the-home/print/": 200,
        "/guidance/risk-outside-the-home/print.pdf": 200,
        "/guidance/risk-outside-the-home/amendments/": 200,
        "/guidance/risk-outside-the-home/amendments.atom": 200,
        "/strategy/harm-outside-the-home/": 200, "/strategy/plan/prepare/": 200,
        "/meetings/mace/": 200, "/meetings/mace.ics": 200,
    },
    "cheshire-east.": {
        "/guidance/working-together/": 200, "/meetings/strategic-boards/": 200,
        "/strategy/indicators/early-identification/": 200,
        "/strategy/indicators/early-identification.csv": 200,
    },
    "tees.": {"/guidance/hoth-team/": 200, "/meetings/ppdm/": 200},
    "gloucestershire.": {"/guidance/my-safety/": 200, "/meetings/mace/": 200},
}  # fmt: skip


def addresses_of(host: str) -> dict[str, int]:
    """List what is asked of a host, each with what it answers."""
    with_language = {**EVERYWHERE, **OF_HOST.get(host, {})}
    translated = {f"{prefix}{path}": code for path, code in with_language.items()
                  for prefix in PREFIXES}  # fmt: skip
    return {**translated, **WITHOUT_LANGUAGE}
