"""What answers in the CMS about keeping pages true."""
