"""What templates of knowledge show."""

from portal.guidance.presenters.harms import cards, harm_address, law_line, sections
from portal.guidance.presenters.related import brief_route, related_lists
from portal.guidance.presenters.signs import in_groups, sign_line, signs_address
from portal.guidance.presenters.terms import in_letters

__all__ = [
    "brief_route",
    "cards",
    "harm_address",
    "in_groups",
    "in_letters",
    "law_line",
    "related_lists",
    "sections",
    "sign_line",
    "signs_address",
]
