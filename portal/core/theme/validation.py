"""Refuse a colour that somebody could not read."""


def validate_brand_colour(value: str) -> None:
    """Replaced below."""
