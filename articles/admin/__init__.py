"""The desk's forms and lists for the newsroom."""

from . import article, gallery, issue, photo, tag

__all__ = ["article", "gallery", "issue", "photo", "tag"]
