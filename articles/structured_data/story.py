"""A story as search engines want it told."""

from django.utils import timezone
from django.utils.html import strip_tags

from ..models import Article, Block, Contribution, Correction, Subject
from .parties import film_named, magazine, maker, named
from .pictures import images
from .script import dated, known
from .videos import video_object

Kind = Article.Kind
AUTHORS = (Contribution.Role.WORDS, Contribution.Role.INTERVIEW)
LANGUAGE = "en"  # as the pages say themselves: the magazine has one
WORDED = (Block.Kind.TEXT, Block.Kind.HEADING, Block.Kind.NOTE, Block.Kind.LIST_ENTRY, Block.Kind.PULL_QUOTE)


def of_story(article, byline, blocks, pictures, crumbs, absolute):
    """A story, its pictures, what it is about and, of a review, what it says of which film."""
    address = absolute(article.get_absolute_url())
    kind = type_of(article)
    return {
        "@type": kind,
        "headline": str(article),
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": date_published(article),
        "dateModified": date_modified(article),
        "publisher": magazine(absolute),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        **known(
            description=article.dek,
            articleSection=section_shown(article, crumbs),
            author=[maker(each, absolute) for each in byline if each.role in AUTHORS],
            contributor=[maker(each, absolute) for each in byline if each.role not in AUTHORS],
            wordCount=word_count(blocks) or None,
            about=subjects(article, Subject.Prominence.ABOUT, absolute),
            mentions=subjects(article, Subject.Prominence.MENTIONS, absolute),
            keywords=[tag.name for tag in article.tags.all()],
            isPartOf=print_issue(article),
            correction=corrections(article),
            video=[told for block in blocks if (told := video_object(block, absolute))],
        ),
        **(review(article, byline, absolute) if kind == "ReviewNewsArticle" else {}),
        **(ranking(article, blocks, absolute) if article.kind == Kind.LIST else {}),
        **images(pictures, absolute, first_in_shapes=True),
    }


def type_of(article):
    """What kind of text it is. A review needs something that is reviewed."""
    return "ReviewNewsArticle" if article.kind == Kind.REVIEW and article.film else "NewsArticle"


def date_published(article):
    """The date that the page shows: the source's own, where it names a year."""
    return dated(article.first_published) or timezone.localtime(article.published_at).isoformat()


def date_modified(article):
    """The moment that the page shows as updated, or the date it shows first."""
    return timezone.localtime(article.updated_at).isoformat() if article.updated_at else date_published(article)


def section_shown(article, crumbs):
    """The section, where its name stands on the page: above the headline, or on the way to the story."""
    section = article.section
    if section and (not article.kicker or any(name == section.name for name, _ in crumbs)):
        return section.name
    return ""


def word_count(blocks):
    """How many words the body has."""
    texts = (strip_tags(text) for block in blocks if block.kind in WORDED for text in (block.title, block.text))
    return sum(len(text.replace("><", "> <").split()) for text in texts)


def subjects(article, prominence, absolute):
    """Who and what a story is about, as whoever is interviewed, or mentions."""
    found = (subject for subject in article.subjects.all() if subject.prominence == prominence)
    return [
        named(subject.person, absolute) if subject.person else film_named(subject.film, absolute) for subject in found
    ]


def print_issue(article):
    """The issue that the story first appeared in, as its last line says."""
    if not article.issue:
        return None
    publication = {"@type": "Periodical", "name": article.issue.publication.name}
    return {"@type": "PublicationIssue", "name": article.issue.label, "isPartOf": publication}


def corrections(article):
    """What was put right, and whether the story was taken back; an update corrects nothing."""
    return [
        {"@type": "CorrectionComment", "text": note.text, "datePublished": note.date.isoformat()}
        for note in article.corrections.all()
        if note.kind != Correction.Kind.UPDATE
    ]


def review(article, byline, absolute):
    """Which film is reviewed, and how it is rated where it is. A review by nobody in particular is the magazine's."""
    nobody = not any(each.role in AUTHORS for each in byline)
    return {
        "itemReviewed": film_named(article.film, absolute),
        **({"author": magazine(absolute)} if nobody else {}),
        **known(reviewRating=rating(article)),
    }


def rating(article):
    if article.rating is None:
        return None
    return {
        "@type": "Rating",
        "ratingValue": float(article.rating),
        "bestRating": article.rating_scale,
        "worstRating": 0,
    }


def ranking(article, blocks, absolute):
    """The entries of a list in the order of the page, each at its rank."""
    entries = [block for block in blocks if block.kind == Block.Kind.LIST_ENTRY and (block.title or block.film)]
    if not entries:
        return {}
    ranks = [block.rank for block in entries]
    items = [
        {
            "@type": "ListItem",
            **known(position=block.rank, name=block.title or block.film.title),
            **({"item": film_named(block.film, absolute)} if block.film else {}),
        }
        for block in entries
    ]
    whole = {"@type": "ItemList", "itemListOrder": order_of(ranks), "numberOfItems": len(items)}
    return {"mainEntity": {**whole, "itemListElement": items}}


def order_of(ranks):
    """Whether the best comes first, or last, or nobody says."""
    if None in ranks:
        return "https://schema.org/ItemListUnordered"
    falling = len(ranks) > 1 and ranks == sorted(ranks, reverse=True)
    return f"https://schema.org/ItemListOrder{'Descending' if falling else 'Ascending'}"
