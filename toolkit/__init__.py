"""Guided tools: a specification, one engine, and what a worker, child or parent takes away."""
