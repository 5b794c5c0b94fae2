"""Pages of PDF files as pictures, with a quotation marked on them."""
