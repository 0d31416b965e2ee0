"""Sources: what everybody may find, as plain values."""
