"""A list that an embassy keeps becomes registrations: read, checked row by row, imported household by household."""
