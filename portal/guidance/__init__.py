"""What the partnership knows: kinds of harm and their signs, terms, law; guides and strategy."""
