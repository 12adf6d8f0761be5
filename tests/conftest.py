"""What makes the tests quicker and changes none of them."""

import gc


def pytest_sessionstart():
    """Look for garbage more rarely: the code stays until the end, and each page leaves thousands of contexts behind,
    which go without being looked for."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
