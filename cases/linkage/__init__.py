"""The same person, known again: names, dates and numbers compared as plain values, with the evidence."""
