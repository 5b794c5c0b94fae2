"""Conversations and what readers thought of answers, kept on disk."""
