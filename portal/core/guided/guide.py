"""What a feature brings: a flow, what it concludes, and how its pages are addressed and worn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.core.flow import Flow, Path, Stop, Value
from portal.core.languages import address_language
from portal.core.requests import PortalRequest


class Guide(ABC):
    """This is one guided form of one request; features derive from it.

    Addresses are named `<url_name>-start`, `-run`, `-step`, `-check`, `-result`, `-keep`,
    `-later`, `-delete`, `-resume` and `-ended`; `portal.core.guided.urls` makes them.
    """

    url_name: ClassVar[str]
    skin: ClassVar[str] = "adult"
    is_discreet: ClassVar[bool] = False  # titles say nothing of what it is about
    has_code: ClassVar[bool] = False  # a run may be left and taken up again with four words
    shows_answers: ClassVar[bool] = False  # beside each step, what was answered before
    language: ClassVar[str] = settings.LANGUAGE_CODE  # of the flow's words
    start_template: ClassVar[str] = "portal/guided/start.html"
    step_template: ClassVar[str] = "portal/guided/step.html"
    check_template: ClassVar[str] = "portal/guided/check.html"
    result_template: ClassVar[str] = "portal/guided/result.html"

    def __init__(self, **url_kwargs: str) -> None:
        self.url_kwargs = url_kwargs

    @classmethod
    def of(
        cls,
        request: PortalRequest,  # noqa: ARG003 (features look at it)
        **url_kwargs: str,
    ) -> Self:
        """Make the guide of an address; Http404 when there is none."""
        return cls(**url_kwargs)

    @property
    @abstractmethod
    def kind(self) -> str:
        """Name the runs of this guide in the vault; runs of two kinds never meet."""

    @property
    @abstractmethod
    def version(self) -> str:
        """Name the version of the flow that new runs are pinned to."""

    @abstractmethod
    def flow(self, version: str) -> Flow:
        """Give a version of the flow; FlowGone when it is no longer known."""

    @abstractmethod
    def conclude(self, flow: Flow, counted: Mapping[str, Value], now: datetime) -> dict[str, Any]:
        """Say what a complete run leads to, as JSON: called once for one state of the answers.

        It runs inside the transaction that keeps its result, so what it writes is kept or undone
        with it.
        """

    def is_current(
        self,
        conclusion: Mapping[str, Any],
    ) -> bool:
        """Say whether what answers led to still holds; if not, finishing again concludes anew."""
        return True

    def start_context(self) -> dict[str, Any]:
        """Give the start page what it shows besides the title."""
        return {}

    def way_context(self, path: Path) -> dict[str, Any]:
        """Give steps and the check page what they show besides the questions."""
        return {}

    def can_stop(self, path: Path) -> bool:
        """Say whether a run may be finished as it stands, though steps are left."""
        return False

    def recap(self, stop: Stop, counted: Mapping[str, Value]) -> list[str] | None:
        """Say what was answered at a stop, shown beside each step; None for the usual words."""
        return None

    def result_context(
        self,
        flow: Flow,
        counted: Mapping[str, Value],
        conclusion: Mapping[str, Any],
        concluded_at: datetime,
    ) -> dict[str, Any]:
        """Give the result page what it shows besides the answers."""
        return {"conclusion": conclusion}

    def address(self, page: str, **kwargs: str) -> str:
        """Give the address of one of its pages, in the language of the visitor's addresses."""
        with translation.override(address_language()):
            return reverse(f"{self.url_name}-{page}", kwargs={**self.url_kwargs, **kwargs})
