"""Who flies on which leg, as plain Python: no database, no clock, the same answer for the same question."""
