"""The chat as a server: who may reach it, for what, and how much."""
