"""The sentences that could answer, and what speaks for each of them."""
