"""The movement: agreements, rotations, permits, approvals, offers, manifests, boarding."""
