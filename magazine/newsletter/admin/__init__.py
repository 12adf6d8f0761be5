"""The desk's forms and lists for the newsletter."""

from . import letter, subscriber

__all__ = ["letter", "subscriber"]
