"""A made-up magazine of any size, written straight into the tables.

A story has some 1,250 words in 18 paragraphs, 3 pictures, 2 pull quotes, 6 topics,
8 people and 2 films. The shelf grows with the stories, more slowly.
"""

import datetime
from itertools import pairwise

from articles.models import (
    Article,
    Block,
    Contribution,
    Photo,
    RelatedStory,
    RenditionSet,
    Section,
    Subject,
    Tag,
    TaggedArticle,
)
from people.models import Category, Credit, Edition, Film, Nomination, Nominee, Person, Programme

from .made_up import Writer

FIRST_DAY = datetime.datetime(2006, 1, 1, 9, tzinfo=datetime.UTC)
BATCH = 250
SECTIONS = ["Features", "Reviews", "Interviews", "Festivals", "Columns", "Archive"]
FRAMES = {
    "free": [[480, 320], [960, 640], [1600, 1067]],
    "scope": [[640, 268], [1280, 536], [1920, 803]],
    "flat": [[400, 216], [800, 432], [1200, 649]],
    "portrait": [[240, 300], [480, 600]],
    "poster": [[240, 360], [480, 720]],
    "square": [[240, 240]],
}


def make_magazine(stories, seed=1, progress=lambda done: None):
    """Fill an empty database; calls ``progress`` with the number of stories made."""
    writer = Writer(seed)
    shelf = make_shelf(writer, stories)
    for start in range(0, stories, BATCH):
        numbers = range(start, min(start + BATCH, stories))
        make_stories(writer, shelf, numbers, stories)
        progress(numbers.stop)


class Shelf:
    """The rows that stories point to."""


def make_shelf(writer, stories):
    shelf = Shelf()
    people, films = max(30, stories // 5), max(15, stories // 10)
    shelf.people = Person.objects.bulk_create(
        Person(name=name, sort_name=name, slug=f"person-{n}", bio=writer.paragraph(40))
        for n, name in enumerate(writer.name() for _ in range(people))
    )
    shelf.films = Film.objects.bulk_create(
        Film(title=writer.title(), slug=f"film-{n}", year=1930 + n % 95, synopsis=writer.paragraph(60))
        for n in range(films)
    )
    shelf.photos = make_photos(writer, shelf, max(60, stories // 2))
    pick = writer.random.sample
    Credit.objects.bulk_create(
        Credit(film=film, person=person, job="director" if n == 0 else "actor", character="" if n == 0 else "Somebody")
        for film in shelf.films
        for n, person in enumerate(pick(shelf.people, 9))
    )
    make_awards(writer, shelf)
    shelf.sections = Section.objects.bulk_create(
        Section(name=name, slug=name.lower(), path=name.lower(), position=n) for n, name in enumerate(SECTIONS)
    )
    shelf.tags = Tag.objects.bulk_create(
        Tag(name=f"{writer.word()} {n}", slug=f"tag-{n}", key=f"tag {n}") for n in range(max(30, stories // 40))
    )
    return shelf


def make_photos(writer, shelf, count):
    photos = Photo.objects.bulk_create(
        Photo(
            title=f"Photo {n}",
            slug=f"photo-{n}",
            file=f"originals/photo-{n}.jpg",
            width=1600,
            height=1067,
            alt=writer.sentence(9),
            caption=writer.sentence(14),
            credit_line=f"Photograph by {writer.name()}",
            rights_status=Photo.Rights.LICENSED,
            portrait_of=shelf.people[n // 2] if n % 2 and n // 2 < len(shelf.people) else None,
            poster_of=shelf.films[n // 2] if not n % 2 and n // 2 < len(shelf.films) else None,
        )
        for n in range(count)
    )
    RenditionSet.objects.bulk_create(
        RenditionSet(photo=photo, token=f"{n:032x}", recipe="", frames=FRAMES) for n, photo in enumerate(photos)
    )
    return photos


def make_awards(writer, shelf):
    programme = Programme.objects.create(name="The Golden Reels", slug="golden-reels", kind="academy")
    category = Category.objects.create(programme=programme, name="Best Film", slug="best-film")
    editions = Edition.objects.bulk_create(
        Edition(programme=programme, slug=f"{n}th", name=f"{n}th Golden Reels", number=n, starts=f"{1970 + n}-03-01")
        for n in range(1, 51)
    )
    pick = writer.random.choice
    nominations = Nomination.objects.bulk_create(
        Nomination(edition=edition, category=category, key=f"best-film-{n}", result="nominee" if n else "winner")
        for edition in editions
        for n in range(10)
    )
    Nomination.films.through.objects.bulk_create(
        Nomination.films.through(nomination=nomination, film=pick(shelf.films)) for nomination in nominations
    )
    Nominee.objects.bulk_create(Nominee(nomination=nomination, person=pick(shelf.people)) for nomination in nominations)


def make_stories(writer, shelf, numbers, total):
    choose, sample = writer.random.choice, writer.random.sample
    step = datetime.timedelta(days=20 * 365) / total
    articles = Article.objects.bulk_create(
        Article(
            title=writer.title(),
            slug=f"story-{n}",
            kind=choose(["feature", "interview", "news", "cover-story"]),
            dek=writer.sentence(16),
            section=choose(shelf.sections),
            lead_photo=choose(shelf.photos),
            status=Article.Status.PUBLISHED,
            published_at=FIRST_DAY + n * step,
        )
        for n in numbers
    )
    Block.objects.bulk_create(block for article in articles for block in make_body(writer, shelf, article))
    Subject.objects.bulk_create(
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
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=article, tag=tag) for article in articles for tag in sample(shelf.tags, 6)
    )
    Contribution.objects.bulk_create(Contribution(article=article, person=choose(shelf.people)) for article in articles)
    RelatedStory.objects.bulk_create(
        RelatedStory(article=article, story=story) for article, story in pairwise(articles)
    )


def make_body(writer, shelf, article):
    for place in range(23):
        fields = {"parent": article, "ordering": 10 * place}
        if place in (5, 14):
            yield Block(kind="pull-quote", text=writer.sentence(18), **fields)
        elif place in (3, 10, 18):
            yield Block(kind="figure", photo=writer.random.choice(shelf.photos), caption=writer.sentence(12), **fields)
        else:
            yield Block(kind="text", text=f"<p>{writer.paragraph()}</p>", **fields)
