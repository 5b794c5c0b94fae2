"""From the best sentences to an answer: chosen, quoted, introduced, set against what others say."""
