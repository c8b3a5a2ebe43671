"""The map: offices, jurisdictions, staff, facilities, agencies, places."""
