"""Files of each format to the text their reader sees, with what the format itself declares."""
