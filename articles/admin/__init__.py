"""The desk's forms and lists for the newsroom."""

from articles import uses  # noqa: F401 - what a draft names is in use

from . import accounts, article, gallery, issue, launch, photo, tag

__all__ = ["accounts", "article", "gallery", "issue", "launch", "photo", "tag"]
