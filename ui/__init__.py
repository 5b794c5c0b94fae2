"""The web chat and the shell."""
