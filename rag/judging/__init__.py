"""Which sentence answers, how surely, and whether that is enough."""
