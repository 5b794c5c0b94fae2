"""The shell: `attache` and its commands."""
