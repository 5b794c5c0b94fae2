"""What the program knows of languages: function words, word forms, stems, synonyms, and the words around quotations."""
