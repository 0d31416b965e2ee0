"""Training: courses, dates, places, and what came of them."""
