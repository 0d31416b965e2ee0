"""Tables of people: accounts, roles, the groups the CMS derives from them, the security log."""

from portal.users.models.groups import PartnershipCollection, RoleGroup
from portal.users.models.people import Membership, User
from portal.users.models.security import EventKind, SecurityEvent

__all__ = [
    "EventKind",
    "Membership",
    "PartnershipCollection",
    "RoleGroup",
    "SecurityEvent",
    "User",
]
