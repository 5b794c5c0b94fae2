"""Markdown as the source panel shows it: shapes that keep every character of the text in its place."""
