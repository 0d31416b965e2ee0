"""How meetings stand together, and where boxes and lines go when it is drawn. Pure."""
