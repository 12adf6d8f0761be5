"""How fast the magazine is, and how that grows: ``python -m tests.benchmarks --help``."""
