"""Lists of people matched by files alone: read, compared, written."""
