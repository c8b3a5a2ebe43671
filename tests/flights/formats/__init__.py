"""Passenger lists in and out."""
