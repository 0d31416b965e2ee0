"""The delivery plan and the performance measures of a partnership."""
