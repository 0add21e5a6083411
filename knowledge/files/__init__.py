"""Uploaded files read into Markdown: one reader a format, chosen by content and not by name alone."""
