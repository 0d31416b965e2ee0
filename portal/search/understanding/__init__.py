"""PURE: what somebody who types a few words is looking for; shared by every engine."""
