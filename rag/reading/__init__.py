"""The reader: a small cross-encoder that says how well a sentence answers a question."""
