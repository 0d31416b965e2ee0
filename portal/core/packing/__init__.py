"""How rows come in packs: what a feature fills in so that its kind of entry can be loaded."""
