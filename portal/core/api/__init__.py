"""The API below /api/v1/: features register operations, this makes them strict and describes them."""
