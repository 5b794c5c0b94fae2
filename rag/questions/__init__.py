"""What is asked: the parts of a question, the kind of answer it wants, what a follow-up leaves out."""
