"""The check of a claim against its quotation: names, numbers, dates, deeds, denials, and none of them turned round."""
