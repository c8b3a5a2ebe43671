"""In a rush: who is let in at once, and what everybody else reads meanwhile (docs/decisions/0008)."""
