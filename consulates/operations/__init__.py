"""What is done on the map."""
