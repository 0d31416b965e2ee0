"""Following the chain of segments from its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from portal.core.audit.chain import Fault, Seal, fault_of
from portal.core.audit.models import AuditSegment
from portal.core.audit.queries import count_unsealed, missing_guards, rows_of, seal_of, segments
from portal.core.snapshot import snapshot


@dataclass(frozen=True)
class Head:
    """This is a segment's number and digest: noted elsewhere, they prove the chain up to it."""

    number: int
    digest: str


@dataclass
class Verdict:
    """This is what following the chain has shown, as far as the first fault."""

    segments: int = 0
    over: int = 0
    rows: int = 0
    unsealed: int = 0
    head: Head | None = None
    broken: int | None = None
    fault: Fault | None = None
    is_head_known: bool = True
    missing_guards: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Say whether nothing at all is wrong."""
        return self.fault is None and self.is_head_known and not self.missing_guards


def verify(*, expected: Head | None = None) -> Verdict:
    """Recompute every digest; stop at the first segment that is not what it was.

    A chain that was cut off at its end, or made anew from its beginning, is sound in itself: only
    a head that was noted elsewhere shows it.
    """
    verdict = Verdict(is_head_known=expected is None)
    with snapshot(joins=True):
        verdict.missing_guards = tuple(missing_guards())
        verdict.unsealed = count_unsealed()
        last: Seal | None = None
        for segment in segments():
            last = _follow(verdict, segment, last)
            if last is None:
                return verdict
            verdict.is_head_known |= expected == verdict.head
    return verdict


def _follow(verdict: Verdict, segment: AuditSegment, last: Seal | None) -> Seal | None:
    """Check one segment; give its seal, or None when it is broken."""
    seal = seal_of(segment)
    rows = rows_of(segment)
    is_over = segment.expired_at is not None
    fault = fault_of(seal, digest=segment.digest, after=last, rows=rows, is_over=is_over)
    if fault:
        verdict.broken, verdict.fault = segment.number, fault
        return None
    verdict.segments += 1
    verdict.over += is_over
    verdict.rows += rows.count if rows else 0
    verdict.head = Head(segment.number, segment.digest)
    return seal
