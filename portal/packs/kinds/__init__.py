"""The kinds of entry a pack may hold, each a module."""
