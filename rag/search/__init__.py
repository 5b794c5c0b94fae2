"""From a question to passages: hybrid retrieval, parts of a question each by itself, misspelt words."""
