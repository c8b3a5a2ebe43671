"""Files as plain values, and back: no Django here."""
