"""What tests need beside Python packages: the browser tools from npm, where Node is."""

from __future__ import annotations

import hashlib
import shutil

from scripts.processes import CHECKOUT, ProgramFailed, Programs

E2E = CHECKOUT / "tests" / "e2e"


def ensure_browser_tools(programs: Programs) -> str:
    """Install axe and the HTML validator from the lock unless they are there; say what was done."""
    lock = E2E / "package-lock.json"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = E2E / "node_modules" / ".installed-from"
    if stamp.exists() and stamp.read_text() == digest:
        return "up to date"
    npm = shutil.which("npm")
    if npm is None:
        return "left out: Node's npm is not installed"
    try:
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        programs.run("npm", [npm, "ci", "--prefix", str(E2E), *options])
    except ProgramFailed:
        return "left out: npm could not install them (the lines above say why)"
    stamp.write_text(digest)
    return "installed"
