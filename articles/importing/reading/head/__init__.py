"""Everything above the body: the path, the headline and the dek, who wrote it and when."""
