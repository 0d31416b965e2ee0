"""Pages, calendars and answers to programs."""
