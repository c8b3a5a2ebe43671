"""Addresses of the people's side: the public site, and the staff pages."""
