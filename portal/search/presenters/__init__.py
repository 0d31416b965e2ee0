"""What was found, ready for pages, feeds and programs."""
