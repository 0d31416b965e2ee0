"""A site with a history, its backup, and the host on which it was restored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hosts import Host, Hosts
from tests.portal.core.backup.living import LIVED_IN, LOOK

Look = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Site:
    """This is a site, the backup that was made of it, and what it looked like just before."""

    host: Host
    backup: Path
    said: str
    look: Look


@dataclass(frozen=True)
class Restored:
    """This is the host on which it came back, and what it looks like."""

    host: Host
    said: str
    look: Look


@pytest.fixture(scope="session")
def site(hosts: Hosts, tmp_path_factory: pytest.TempPathFactory) -> Site:
    host = hosts.make("loaded")
    host.run_code(LIVED_IN)
    look = host.python(LOOK)
    backup = tmp_path_factory.mktemp("backup") / "site.backup"
    return Site(host, backup, host.manage("backup", str(backup)), look)


@pytest.fixture(scope="session")
def restored(hosts: Hosts, site: Site) -> Restored:
    host = hosts.make("empty")
    said = host.manage("restore", str(site.backup))
    return Restored(host, said, host.python(LOOK))
