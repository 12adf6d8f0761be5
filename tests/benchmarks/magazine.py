"""A made-up magazine of any size, written straight into the tables.

A story has 6 topics, 8 people, 2 films and 3 pictures, and some 1,250 words in 18
paragraphs and 2 pull quotes. Every third paragraph names somebody of the shelf. One in a
hundred is a draft still, and the newest have been through an editor's hands.
"""

import datetime
from itertools import pairwise

from django.db import connection, transaction

from articles.freezing import freeze
from articles.models import Article, Block, Contribution, RelatedStory, Subject, TaggedArticle, Version
from tests.factories import make_editor

from .made_up import Writer
from .shelf import Shelf, make

FIRST_DAY = datetime.datetime(2006, 1, 1, 9, tzinfo=datetime.UTC)
BATCH = 250
IN_HAND, SAVES = 60, 5
LONG_BODY = 60


def make_magazine(stories, seed=1, progress=lambda done: None):
    """Fill an empty database; calls ``progress`` with the number of stories made."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous = OFF")
    writer = Writer(seed)
    with transaction.atomic():
        shelf = Shelf(writer, stories)
    for start in range(0, stories, BATCH):
        numbers = range(start, min(start + BATCH, stories))
        with transaction.atomic():
            make_stories(writer, shelf, numbers, stories)
        progress(numbers.stop)
    with transaction.atomic():
        lengthen(writer, shelf, Article.objects.get(slug=f"story-{stories // 3}"))
        take_in_hand(Article.objects.order_by("-pk")[: min(IN_HAND, stories // 2)])
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous = FULL")


def make_stories(writer, shelf, numbers, total):
    choose, sample = writer.random.choice, writer.random.sample
    step = datetime.timedelta(days=20 * 365) / total
    articles = make(
        Article(
            title=writer.title(),
            slug=f"story-{n}",
            kind=choose(["feature", "interview", "news", "cover-story"]),
            dek=writer.sentence(16),
            section=choose(shelf.sections),
            issue=choose(shelf.issues) if n % 10 == 0 else None,
            series=choose(shelf.series) if n % 20 == 3 else None,
            lead_photo=choose(shelf.photos),
            status=Article.Status.PUBLISHED if n % 100 != 99 else Article.Status.DRAFT,
            published_at=FIRST_DAY + n * step if n % 100 != 99 else None,
        )
        for n in numbers
    )
    make(block for article in articles for block in make_body(writer, shelf, article))
    make(
        subject
        for article in articles
        for subject in [
            *(
                Subject(article=article, person=person, prominence="mentions" if n else "about", position=n)
                for n, person in enumerate(sample(shelf.people, 8))
            ),
            *(Subject(article=article, film=film, prominence="about") for film in sample(shelf.films, 2)),
        ]
    )
    make(TaggedArticle(content_object=article, tag=tag) for article in articles for tag in sample(shelf.tags, 6))
    make(Contribution(article=article, person=choose(shelf.people)) for article in articles)
    make(
        Contribution(article=article, company=choose(shelf.companies), role="production", in_byline=False)
        for article in articles[:: max(1, len(articles) // 10)]
    )
    if len(articles) > 1:
        make(RelatedStory(article=article, story=story) for article, story in pairwise(articles))


def make_body(writer, shelf, article):
    return make_blocks(writer, shelf, article, 23, quotes={5, 14}, pictures={3, 10, 18}, words=70)


def make_blocks(writer, shelf, article, count, *, quotes, pictures, words, first=0):
    for place in range(first, first + count):
        fields = {"parent": article, "ordering": 10 * place}
        if place in quotes:
            yield Block(kind="pull-quote", text=writer.sentence(18), **fields)
        elif place in pictures:
            yield Block(kind="figure", photo=writer.random.choice(shelf.photos), caption=writer.sentence(12), **fields)
        else:
            named = f" {writer.random.choice(shelf.people).name}." if place % 3 == 0 else ""
            yield Block(kind="text", text=f"<p>{writer.paragraph(words)}{named}</p>", **fields)


def lengthen(writer, shelf, article):
    """Make it one of the longest stories a magazine has."""
    place = article.blocks.count()
    pictures = set(range(place, LONG_BODY, 4))
    make(make_blocks(writer, shelf, article, LONG_BODY - place, quotes=set(), pictures=pictures, words=70, first=place))


def take_in_hand(articles):
    """Let an editor save each of these some times, and leave a draft beside every other."""
    editor = make_editor("benchmark")
    for number, article in enumerate(articles):
        frozen = freeze(article)
        versions = Version.objects.bulk_create(
            Version(
                article=article,
                number=n,
                kind="draft",
                made_by=editor,
                frozen={**frozen, "story": {**frozen["story"], "dek": f"Dek, as saved for the {n}th time."}},
            )
            for n in range(SAVES)
        )
        article.saves = SAVES - 1
        article.draft = versions[-1] if number % 2 and article.status == Article.Status.PUBLISHED else None
        article.save(update_fields=["saves", "draft"])
