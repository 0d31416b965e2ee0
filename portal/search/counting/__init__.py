"""What people search for, counted by the week and without anybody's identity."""
