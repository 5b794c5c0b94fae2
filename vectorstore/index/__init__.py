"""The two stores: a catalog in SQLite that decides what is visible, and vectors in Chroma."""
