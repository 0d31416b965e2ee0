"""Background work: queued tasks, recurring jobs, and a pulse that shows somebody is at work."""
