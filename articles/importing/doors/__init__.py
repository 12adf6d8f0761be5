"""The doors a story comes in by: a file of any kind opened as the text that is read."""

from .incoming import Given, Incoming, Refused

__all__ = ["Given", "Incoming", "Refused"]
