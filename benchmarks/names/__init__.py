"""Lists of hard Spanish names whose truth is known, and what is measured on them."""
