"""A whole magazine from one database into another, of either kind, row by row and compared at the end."""
