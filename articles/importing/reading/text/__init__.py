"""From characters to passages: lines put together, marks taken off, what a page or a mail did to them undone."""
