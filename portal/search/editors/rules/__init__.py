"""PURE: what may be taught, and what a change would do."""
