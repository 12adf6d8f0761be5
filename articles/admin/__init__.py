"""The desk's forms and lists for the newsroom."""

from articles import taken_along, uses  # noqa: F401 - what names rows of the shelf is held and in use

from . import accounts, article, gallery, issue, launch, photo, series, tag

__all__ = ["accounts", "article", "gallery", "issue", "launch", "photo", "series", "tag"]
