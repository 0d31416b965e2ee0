"""Pages of what changed, and of what was said before."""
