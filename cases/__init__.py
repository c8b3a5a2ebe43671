"""The people: persons, households, triage, detention, referrals, messages, registration."""
