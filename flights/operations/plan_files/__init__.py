"""Plans from files to files (docs/allocation.md): made, checked, and put into words."""
