"""Tests of the staff shell: navigation, sign-in, desk, theme."""
