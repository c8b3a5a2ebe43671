"""The map on the public site."""
