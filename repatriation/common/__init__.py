"""The ground: what every app stands on; imports no app."""
