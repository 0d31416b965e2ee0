"""PURE: what may be counted, for how long, and what may be shown."""
