"""Pictures: what a file says of itself, and what readers get of it."""
