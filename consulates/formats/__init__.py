"""Forms in which the world writes things down: opening hours."""
