"""The CMS's forms and lists of reference rows."""

from portal.reference.editors.group import ReferenceGroup

__all__ = ["ReferenceGroup"]
