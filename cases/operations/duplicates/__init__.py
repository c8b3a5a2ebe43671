"""Persons who are likely one: found when they register, settled by an officer, merged and parted again."""
