"""What people may type, checked; the world is checked by the operations."""
