"""How a text is built: headings, lists, tables, speakers, and what a sentence leans on."""
