"""What a pack may say: pure reading and checking of its files, without a database."""
