"""Pictures and film clips with their captions and credits, or what is left of them."""
