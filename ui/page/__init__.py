"""The page: its panels, what it answers to each event, and what it draws as safe HTML."""
