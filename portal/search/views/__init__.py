"""Pages and feeds of search."""
