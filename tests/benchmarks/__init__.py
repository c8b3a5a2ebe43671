"""The yardsticks are measured right."""
