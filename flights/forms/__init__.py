"""What is typed on the pages of the movement, checked for form; operations check the world."""
