"""Papers: tagged PDF (PDF/UA-1) made from the same words as the pages."""
