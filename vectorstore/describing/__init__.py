"""What a document says about itself: title, publisher, kind, dates, place, and what of it is furniture."""
