"""Public data: one small adapter a format, read from a path, nothing of it kept in the project."""
