"""What is allowed on the people's side, and by which rule people are helped in which order."""
