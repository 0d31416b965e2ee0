"""Documents: which of them readers are led to, and what stands in them."""
