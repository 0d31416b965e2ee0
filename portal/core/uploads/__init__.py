"""What editors may upload, checked before the CMS opens it."""
