"""A small magazine, of which rows are chosen at random."""

import datetime

from articles.models import Article, Block, Contribution, Issue, Photo, Publication, Section, Series, Shoot, Tag, Video
from magazine.front_page.models import Band, FrontPage
from people.models import Credit, Film, Person
from tests.factories import (
    make_article,
    make_block,
    make_company,
    make_edition,
    make_film,
    make_gallery,
    make_nomination,
    make_person,
    make_photo,
    make_section,
    make_source,
)

HOUR = datetime.timedelta(hours=1)
NAMES = ["Mikey Madison", "Sean Baker", "Ana Ruiz"]


class Magazine:
    """``chance`` decides, ``now`` is what the clock shows."""

    def __init__(self, chance, now):
        self.chance, self.now = chance, now
        people = [make_person(name) for name in NAMES]
        films = [make_film("Anora", cast=[(people[0], "Ani")], directors=[people[1]]), make_film("Tangerine")]
        neon = make_company("NEON")
        Credit.objects.create(film=films[0], company=neon, job=Credit.Job.DISTRIBUTOR)
        edition = make_edition()
        make_nomination(edition, films=films, nominees=[people[0]])
        photos = [make_photo(f"Picture {number}") for number in range(10)]
        for number, photo in enumerate(photos[:6]):
            (photo.films if number % 2 else photo.people).add((films if number % 2 else people)[number // 4])
        make_gallery(photos[:2], title="On the set")
        make_gallery(photos[2:3], title="In Cannes")
        top = make_section("Features", path="features")
        make_section("Sets", parent=top)
        make_section("News")
        publication = Publication.objects.create(name="Reel", slug="reel")
        Issue.objects.create(publication=publication, label="May issue", slug="may", cover=photos[5])
        Series.objects.create(name="On Anora", slug="on-anora")
        Video.objects.create(title="The trailer", slug="trailer", kind=Video.Kind.TRAILER, still=photos[4])
        crew = Contribution(shoot=Shoot.objects.create(title="Coney Island", slug="coney"), person=people[2])
        crew.save()
        self.page, self.source = FrontPage.objects.create(), make_source()
        Band.objects.create(page=self.page, position=1, kind=Band.Kind.FILMS)
        Band.objects.create(page=self.page, position=2, kind=Band.Kind.PEOPLE)
        Tag.objects.bulk_create([Tag(name=name, key=name, slug=name) for name in ("noir", "set", "prize")])
        for _ in range(8):
            self.make_story()

    def one(self, rows, **where):
        found = list((rows.objects if hasattr(rows, "objects") else rows).filter(**where).order_by("pk"))
        return self.chance.choice(found) if found else None

    def either(self, *values):
        return self.chance.choice(values)

    def moment(self):
        return self.now() + self.either(-9, -2, -1, 1, 2, 5) * HOUR

    def set(self, model, **choices):
        """One field of one row, by a statement of its own or by a save."""
        row, name = self.one(model), self.chance.choice(list(choices))
        if row is None:
            return None
        value = choices[name](row) if callable(choices[name]) else self.chance.choice(choices[name])
        if self.either(True, False):
            model.objects.filter(pk=row.pk).update(**{name: value})
        else:
            setattr(row, name, value)
            row.save(update_fields=[name])
        return f"{row.pk}.{name} = {value}"

    def toggle(self, model, **fields):
        """A row that is there goes, one that is not comes."""
        if model.objects.filter(**fields).delete()[0]:
            return f"no {fields}"
        model.objects.create(**fields)
        return f"{fields}"

    def make_story(self):
        photo = self.one(Photo)
        story = make_article(
            self.either("A talk", "A walk"),
            kind=self.chance.choice([*Article.Kind]),
            section=self.either(None, self.one(Section)),
            lead_photo=self.either(None, photo),
            published_at=self.now() - self.either(*range(1, 90)) * HOUR,
            body=[f"{self.one(Person).name} met Sean Baker for <em>Anora</em>."],
            about=self.either([], [self.one(Person)], [self.one(Film), self.one(Person)]),
            by=[self.one(Person)],
            tags=[self.one(Tag)],
        )
        make_block(story, Block.Kind.FIGURE, photo=self.one(Photo))
        return f"{story.pk}"
