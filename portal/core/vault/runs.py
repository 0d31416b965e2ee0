"""What a run looks like once it is open, and how it is closed again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from portal.core.vault.exceptions import RunTooLarge
from portal.core.vault.lifetime import IDLE, way_closes_at
from portal.core.vault.models import Run
from portal.core.vault.sealing import SealingKey, open_sealed, place, seal

LARGEST: Final = 256 * 1024
OWN_KEY: Final = "run"  # the name of a run's own key, in the header of what it sealed

Payload = dict[str, Any]


@dataclass(frozen=True)
class OpenRun:
    """This is a run that was opened; what is in it exists for the length of one request."""

    id: str
    kind: str
    version: str
    payload: Payload = field(repr=False)
    partnership_id: int
    created_at: datetime
    touched_at: datetime
    opened_at: datetime  # when the way in was made that opened it now
    expires_at: datetime
    has_code: bool

    @property
    def closes_at(self) -> datetime:
        """Give the moment from which this way in opens it no more; four words may, later."""
        return way_closes_at(
            expires_at=self.expires_at, touched_at=self.touched_at, opened_at=self.opened_at
        )

    @property
    def is_near_its_end(self) -> bool:
        """Say whether going on would not keep it longer: it has its longest time."""
        return self.closes_at < self.touched_at + IDLE


def opened(run: Run, data_key: bytes, opened_at: datetime) -> OpenRun:
    """Open a run with its key, by the way in that was made then; SealBroken if that fails."""
    keys = [SealingKey(OWN_KEY, data_key)]
    plain = open_sealed(bytes(run.ciphertext), keys, bound_to=_place_of(run))
    return as_open(run, json.loads(plain), opened_at)


def as_open(run: Run, payload: Payload, opened_at: datetime) -> OpenRun:
    """Describe a run whose payload is known."""
    return OpenRun(
        id=run.id,
        kind=run.kind,
        version=run.version,
        payload=payload,
        partnership_id=run.partnership_id,
        created_at=run.created_at,
        touched_at=run.touched_at,
        opened_at=opened_at,
        expires_at=run.expires_at,
        has_code=run.code_ends_at is not None,
    )


def closed(run: Run, payload: Payload, data_key: bytes) -> bytes:
    """Seal a payload for its run; RunTooLarge when no form asks for as much."""
    plain = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > LARGEST:
        raise RunTooLarge
    return seal(plain, SealingKey(OWN_KEY, data_key), bound_to=_place_of(run))


def where(run: Run) -> str:
    """Name the run to which a wrapped key belongs."""
    return place("vault.RunOpener", run.id, "wrapped", run.partnership_id)


def _place_of(run: Run) -> str:
    return place("vault.Run", run.id, "ciphertext", run.partnership_id, run.kind, run.version)
