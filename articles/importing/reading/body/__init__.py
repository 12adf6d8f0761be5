"""The blocks of a story: paragraphs, headings, lists, quotations, interviews."""
