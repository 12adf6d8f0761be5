"""The doors a story comes in by: a file of any kind opened as the text that is read."""

from .incoming import Given, Incoming, Refused
from .opening import open_bytes, open_file

__all__ = ["Given", "Incoming", "Refused", "open_bytes", "open_file"]
