"""`make messages`: collect the words to translate from the sources (needs gettext's xgettext)."""

from __future__ import annotations

import os
import re
import shutil
import sys

from scripts.environment import DEV_LOCK, CannotInstall, PythonEnvironment
from scripts.processes import CHECKOUT, ProgramFailed, Programs, Stopped, listen_for_stop

LANGUAGES = ("pl", "ro", "lt", "uk", "ar")
# Line numbers would make every edit of a file an edit of five catalogues.
OPTIONS = ("--no-location", "--no-wrap", "--no-obsolete", "--ignore=.venv*", "--ignore=var/*",
           "--ignore=tests/*", "--ignore=bench/*", "--ignore=node_modules")  # fmt: skip


def main() -> int:
    """Write every catalogue afresh, keeping the translations there are."""
    listen_for_stop()
    if shutil.which("xgettext") is None:
        print("xgettext is missing; install gettext (Debian: apt-get install gettext).")
        return 1
    programs = Programs()
    try:
        python = PythonEnvironment()
        python.ensure(DEV_LOCK, programs)
        collect(python.python, programs)
    except Stopped:
        return 130
    except (CannotInstall, ProgramFailed) as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        programs.stop_all()
    return 0


def collect(python: str, programs: Programs) -> None:
    """Run makemessages for every language, and give each catalogue a header that stays."""
    for code in LANGUAGES:
        (CHECKOUT / "portal" / "locale" / code / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    locales = [word for code in LANGUAGES for word in ("--locale", code)]
    programs.run("makemessages", [python, "manage.py", "makemessages", *locales, *OPTIONS], env)
    for code in LANGUAGES:
        catalogue = CHECKOUT / "portal" / "locale" / code / "LC_MESSAGES" / "django.po"
        catalogue.write_text(with_plain_header(without_guesses(catalogue.read_text()), code))


def without_guesses(text: str) -> str:
    """Empty the translations that gettext guessed from words alike: none may look like ours."""
    head, *entries = text.split("\n\n")
    return "\n\n".join([head, *(_without_guess(entry) for entry in entries)])


def _without_guess(entry: str) -> str:
    lines = entry.split("\n")
    if not any(line.startswith("#,") and "fuzzy" in line for line in lines):
        return entry
    kept, is_guess = [], False
    for line in lines:
        is_guess = line.startswith("msgstr") or (is_guess and line.startswith('"'))
        if line.startswith("msgstr"):
            kept.append(re.sub(r'".*"', '""', line))
        elif line.startswith("#,"):
            kept += [flags] if (flags := line.replace(", fuzzy", "")) != "#" else []
        elif not is_guess and not line.startswith("#|"):
            kept.append(line)
    return "\n".join(kept)


def with_plain_header(text: str, code: str) -> str:
    """Give a catalogue a header that says what matters and changes with nothing."""
    header, _, words = text.partition("\n\n")
    kept = re.findall(r'^"(?:Plural-Forms|X-Status): .*$', header, re.MULTILINE)
    lines = [
        f"# The portal's words in the language {code}; collected by `make messages`.",
        'msgid ""',
        'msgstr ""',
        f'"Language: {code}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        *kept,
    ]
    return "\n".join(lines) + "\n\n" + words


if __name__ == "__main__":
    sys.exit(main())
