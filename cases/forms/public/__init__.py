"""What the public may type, page by page; the labels and hints of the pages are here."""
