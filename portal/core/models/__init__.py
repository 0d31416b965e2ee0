"""Tables of the kernel."""

from portal.core.models.owed import OwedStamp
from portal.core.models.pages import Audience, BasePage, HomePage, StandardPage
from portal.core.models.partnership import Partnership, PartnershipQuerySet
from portal.core.models.report import ProblemReport
from portal.core.models.withdrawn import WithdrawnAddress

__all__ = [
    "Audience",
    "BasePage",
    "HomePage",
    "OwedStamp",
    "Partnership",
    "PartnershipQuerySet",
    "ProblemReport",
    "StandardPage",
    "WithdrawnAddress",
]
