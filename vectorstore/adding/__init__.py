"""Documents on their way in: from folders, from the chat, or given with a question."""
