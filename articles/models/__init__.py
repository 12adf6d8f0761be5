"""The newsroom, each file leaning only on the ones before it."""

from .issue import Issue, Publication, Section  # isort: skip
from .photo import Gallery, GalleryItem, Photo, PhotoCreator, RenditionSet, Shoot  # isort: skip
from .video import Video  # isort: skip
from .tag import Tag, TaggedArticle  # isort: skip
from .subject import Subject  # isort: skip
from .related import Correction, RelatedHeadline, RelatedStory  # isort: skip
from .article import Article  # isort: skip
from .contribution import Contribution  # isort: skip
from .version import Version  # isort: skip
from .preview_link import PreviewLink, PreviewVisit  # isort: skip
from .block import (  # isort: skip
    Block,
    FigureBlock,
    FilmCardBlock,
    GalleryBlock,
    HeadingBlock,
    ListEntryBlock,
    NoteBlock,
    PullQuoteBlock,
    TextBlock,
    VideoBlock,
)

__all__ = [
    "Article",
    "Block",
    "Contribution",
    "Correction",
    "FigureBlock",
    "FilmCardBlock",
    "Gallery",
    "GalleryBlock",
    "GalleryItem",
    "HeadingBlock",
    "Issue",
    "ListEntryBlock",
    "NoteBlock",
    "Photo",
    "PhotoCreator",
    "PreviewLink",
    "PreviewVisit",
    "Publication",
    "PullQuoteBlock",
    "RelatedHeadline",
    "RelatedStory",
    "RenditionSet",
    "Section",
    "Shoot",
    "Subject",
    "Tag",
    "TaggedArticle",
    "TextBlock",
    "Version",
    "Video",
    "VideoBlock",
]
