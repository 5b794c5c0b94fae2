"""Days, stretches of time and times of the day: as texts state them, as questions ask for them."""
