from . import look, page  # noqa: F401
