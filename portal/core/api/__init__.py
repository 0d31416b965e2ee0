"""The API below /api/v1/: features register operations; here they become strict and described."""
