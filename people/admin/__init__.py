"""The desk's forms and lists for the reference shelf."""

from . import award, film, nomination, person

__all__ = ["award", "film", "nomination", "person"]
