"""Letters about what changed, to people who asked for them."""
