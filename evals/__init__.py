"""Answers checked against gold questions."""
