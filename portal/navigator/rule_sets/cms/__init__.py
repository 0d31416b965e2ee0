"""Where the CMS shows rules: lists, forms, and files in and out."""
