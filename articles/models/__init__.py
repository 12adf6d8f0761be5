"""The newsroom, each file leaning only on the ones before it."""

from .issue import Issue, Publication, Section, SectionEditor  # isort: skip
from .shoot import Shoot  # isort: skip
from .photo import Photo, PhotoCreator  # isort: skip
from .rendition import FormerFile, RenditionSet  # isort: skip
from .gallery import Gallery, GalleryItem  # isort: skip
from .video import Video  # isort: skip
from .tag import Tag, TaggedArticle  # isort: skip
from .series import Series  # isort: skip
from .subject import Subject  # isort: skip
from .related import Correction, RelatedHeadline, RelatedStory  # isort: skip
from .article import Article  # isort: skip
from .contribution import Contribution  # isort: skip
from .version import Version  # isort: skip
from .preview_link import PreviewLink, PreviewVisit  # isort: skip
from .comment import Comment  # isort: skip
from .sign_off import SignOff  # isort: skip
from .launch import Launch, LaunchItem  # isort: skip
from .waiver import Waiver  # isort: skip
from .recovery import Presence, RecoveryCopy  # isort: skip
from .incoming import Import  # isort: skip
from .archived import ArchiveRecord  # isort: skip
from .plate import Plate, PlateNumber  # isort: skip
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
    "ArchiveRecord",
    "Article",
    "Block",
    "Comment",
    "Contribution",
    "Correction",
    "FigureBlock",
    "FilmCardBlock",
    "FormerFile",
    "Gallery",
    "GalleryBlock",
    "GalleryItem",
    "HeadingBlock",
    "Import",
    "Issue",
    "Launch",
    "LaunchItem",
    "ListEntryBlock",
    "NoteBlock",
    "Photo",
    "PhotoCreator",
    "Plate",
    "PlateNumber",
    "Presence",
    "PreviewLink",
    "PreviewVisit",
    "Publication",
    "PullQuoteBlock",
    "RecoveryCopy",
    "RelatedHeadline",
    "RelatedStory",
    "RenditionSet",
    "Section",
    "SectionEditor",
    "Series",
    "Shoot",
    "SignOff",
    "Subject",
    "Tag",
    "TaggedArticle",
    "TextBlock",
    "Version",
    "Video",
    "VideoBlock",
    "Waiver",
]
