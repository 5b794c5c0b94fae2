"""Documents in, passages out: load, describe, chunk, embed, store and search."""
