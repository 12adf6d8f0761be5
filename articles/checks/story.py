"""Checks of the story as a whole: what it must have, its place in time, its links, its blocks."""

import unicodedata

from django.utils import timezone

from articles import talk
from articles.models import Article, Block
from articles.rich_text import clean
from people.moments import in_words

from .gathering import RICH_TEXT
from .links import story_slugs
from .passages import paragraphs
from .problem import Place, stops, warns

LONGEST_HEADLINE = 90
ABBREVIATIONS = ("jr.", "sr.", "vol.", "no.")

WITH_TEXT = {Block.Kind.TEXT, Block.Kind.HEADING, Block.Kind.PULL_QUOTE, Block.Kind.NOTE}
# Kind of block: the field without which it shows nothing, and what to do.
NEEDED = {
    Block.Kind.FIGURE: ("photo", "Choose the picture of this figure, or remove the block."),
    Block.Kind.GALLERY: ("gallery", "Choose the gallery to show, or remove the block."),
    Block.Kind.VIDEO: ("video", "Choose the video to show, or remove the block."),
    Block.Kind.FILM_CARD: ("film", "Choose the film of this card, or remove the block."),
}


# What a story must have


@stops
def no_headline(story):
    if is_blank(story.article.title):
        yield story.place("title"), "Write a headline."


@stops
def no_section(story):
    if not story.article.section_id:
        yield story.place("section"), "Choose the section that the story belongs to."


@stops
def embargo(story):
    until = story.article.embargo_until
    if until and until > story.at:
        yield (
            story.place("embargo_until"),
            f"The story is embargoed until {in_words(until)}. Let it go live then or later, "
            "or have the embargo lifted.",
        )


@warns
def no_dek(story):
    if is_blank(story.article.dek):
        yield story.place("dek"), "Write a dek: the sentence under the headline."


@warns
def long_headline(story):
    length = len(story.article.title)
    if length > LONGEST_HEADLINE:
        yield (
            story.place("title"),
            f"Shorten the headline: it has {length} characters, and search results and phones cut it "
            f"after about {LONGEST_HEADLINE}.",
        )


@warns
def headline_full_stop(story):
    title = story.article.title.rstrip()
    last = title.casefold().rpartition(" ")[2]
    abbreviated = last in ABBREVIATIONS or "." in last[:-1]
    if title.endswith(".") and not abbreviated:
        yield story.place("title"), "Take the full stop off the end of the headline."


# What its kind asks of it


@warns
def interview_without_questions(story):
    copy = [block for block in story.blocks if block.kind == Block.Kind.TEXT and not is_blank(text_of(block))]
    if story.article.kind != Article.Kind.INTERVIEW or not copy:
        return
    if not talk.has_questions([clean(block.text) for block in copy]):
        yield (
            story.place_in(copy[0], "text"),
            "Nothing in the body is a question, so that nothing is set apart. Put each question in bold, as a "
            "paragraph of its own, or begin each paragraph with who speaks, in bold, and a colon.",
        )


# Blocks that show nothing


@stops
def empty_block(story):
    for block in story.blocks:
        if block.kind in WITH_TEXT and is_blank(text_of(block)):
            yield story.place_in(block, "text"), "Write some text, or remove the block."
        elif block.kind == Block.Kind.LIST_ENTRY and is_blank(block.title):
            yield story.place_in(block, "title"), "Give the entry its heading, or remove the block."
        elif block.kind in NEEDED:
            name, sentence = NEEDED[block.kind]
            if getattr(block, name) is None:
                yield story.place_in(block, name), sentence


@stops
def empty_gallery(story):
    for block in story.blocks:
        if block.gallery and not block.gallery.items.all():
            yield (
                story.place_in(block, "gallery"),
                f"Put pictures into the gallery “{block.gallery}”, or remove the block.",
            )


def text_of(block):
    return " ".join(paragraphs(block.text)) if block.kind in RICH_TEXT else block.text


def is_blank(text):
    """Whether there is nothing in a text that a reader could see."""
    return all(char.isspace() or unicodedata.category(char) in ("Cf", "Cc") for char in text)


# Where the story leads


@stops
def dead_link(story):
    for block in story.blocks:
        if block.kind not in RICH_TEXT:
            continue
        for slug in story_slugs(block.text):
            target = story.article if slug == story.article.slug else story.linked.get(slug)
            if target and (target == story.article or target.is_live(story.at)):
                continue
            if target and was_public(target):
                reason = f"“{target}”, linked here, {why_unseen(target, story.at)}"
            else:
                # Whoever reads this need not be one who may know of the other story.
                reason = f"Readers will find no story at “{slug}”: there is none, or it is not out by then"
            yield story.place_in(block, "text"), f"{reason}. Correct the link, or remove it."


@stops
def dead_related_story(story):
    for related in story.related:
        target = related.story
        if target.status == Article.Status.WITHDRAWN or has_expired(target, story.at):
            reason = why_unseen(target, story.at)
            place = Place("Related stories", "related", position=len(story.blocks) + 1)
            name = f"“{target}”" if was_public(target) else "A story that never went out"
            yield place, f"{name} {reason}. Remove it from the related stories."


def has_expired(article, at):
    return bool(article.expires_at and article.expires_at <= at)


def was_public(article):
    """Whether readers could see it once, so that its headline is no secret."""
    now = timezone.now()
    return (
        article.status != Article.Status.DRAFT
        and article.published_at is not None
        and article.published_at <= now
        and (article.embargo_until is None or article.embargo_until <= now)
    )


def why_unseen(article, at):
    """What keeps readers from a story that they could see once, as the end of a sentence."""
    if article.status == Article.Status.WITHDRAWN:
        return "has been withdrawn"
    return f"expires on {in_words(article.expires_at)}"
