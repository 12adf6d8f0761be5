"""The desk's forms and lists for the reference shelf."""

from . import audit, award, film, nomination, person

__all__ = ["audit", "award", "film", "nomination", "person"]
