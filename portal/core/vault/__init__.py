"""The vault: rows that open only for whoever holds the cookie, the four words or the key."""
