"""Writes about people: accounts, roles, groups of the CMS, the security log."""
