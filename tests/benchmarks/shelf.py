"""The shelf of a made-up magazine: what its stories point to. It grows with them, more slowly."""

from articles.models import (
    Gallery,
    GalleryItem,
    Issue,
    Photo,
    PhotoCreator,
    Publication,
    RenditionSet,
    Section,
    Series,
    Shoot,
    Tag,
    Video,
)
from people.models import (
    Category,
    Claim,
    Company,
    Credit,
    Edition,
    Film,
    Nomination,
    Nominee,
    Person,
    Programme,
    Release,
    Source,
    Tally,
)

SECTIONS = ["Features", "Reviews", "Interviews", "Festivals", "Columns", "Archive"]
FRAMES = {
    "free": [[480, 320], [960, 640], [1600, 1067]],
    "scope": [[640, 268], [1280, 536], [1920, 803]],
    "flat": [[400, 216], [800, 432], [1200, 649]],
    "portrait": [[240, 300], [480, 600]],
    "poster": [[240, 360], [480, 720]],
    "square": [[240, 240]],
}
BATCH = 1000


class Shelf:
    """The rows that stories point to."""

    def __init__(self, writer, stories):
        self.writer, self.stories = writer, stories
        self.pick, self.some = writer.random.choice, writer.random.sample
        self.make_people_and_films()
        self.make_photos(self.one_in(2, least=60))
        self.make_golden_reels()
        self.make_other_awards(self.one_in(1000, least=2))
        self.make_facts()
        self.make_newsroom()

    def one_in(self, part, least=4):
        return max(least, self.stories // part)

    def make_people_and_films(self):
        writer = self.writer
        self.people = make(
            Person(name=name, sort_name=surname_first(name), slug=f"person-{n}", bio=writer.paragraph(40))
            for n, name in enumerate(writer.name() for _ in range(self.one_in(5, least=30)))
        )
        self.films = make(
            Film(title=writer.title(), slug=f"film-{n}", year=1930 + n % 95, synopsis=writer.paragraph(60))
            for n in range(self.one_in(10, least=15))
        )
        self.companies = make(
            Company(name=f"{writer.name()} {n}", slug=f"company-{n}") for n in range(self.one_in(100))
        )
        make(
            Credit(
                film=film, person=person, job="director" if n == 0 else "actor", character="" if n == 0 else "Somebody"
            )
            for film in self.films
            for n, person in enumerate(self.some(self.people, 9))
        )
        make(Credit(film=film, company=self.pick(self.companies), job="distributor") for film in self.films)

    def make_photos(self, count):
        writer = self.writer
        self.photos = make(
            Photo(
                title=f"Photo {n}",
                slug=f"photo-{n}",
                file=f"originals/photo-{n}.jpg",
                width=1600,
                height=1067,
                alt=writer.sentence(9),
                caption=writer.sentence(14),
                credit_line=f"Photograph by {writer.name()}",
                rights_status=Photo.Rights.LICENSED if n % 50 else Photo.Rights.UNKNOWN,
                portrait_of=self.people[n // 2] if n % 2 and n // 2 < len(self.people) else None,
                poster_of=self.films[n // 2] if not n % 2 and n // 2 < len(self.films) else None,
            )
            for n in range(count)
        )
        make(
            RenditionSet(photo=photo, token=f"{n:032x}", recipe="", frames=FRAMES)
            for n, photo in enumerate(self.photos)
        )
        make(PhotoCreator(photo=photo, company=self.pick(self.companies)) for photo in self.photos[::4])
        for shown, rows in [("person", self.people), ("film", self.films)]:
            through = (Photo.people if shown == "person" else Photo.films).through
            make(through(photo=photo, **{shown: self.pick(rows)}) for photo in self.photos)

    # Awards

    def make_golden_reels(self):
        programme = Programme.objects.create(name="The Golden Reels", slug="golden-reels", kind="academy")
        category = Category.objects.create(programme=programme, name="Best Film", slug="best-film")
        self.editions = make(
            Edition(
                programme=programme,
                slug=f"{n}th",
                name=f"{n}th Golden Reels",
                number=n,
                starts=f"{1970 + n}-03-01",
                honours_year=f"{1969 + n}",
            )
            for n in range(1, 51)
        )
        self.make_nominations(self.editions, {programme.pk: [category]}, 10)

    def make_other_awards(self, count):
        programmes = make(
            Programme(name=f"The {self.writer.name()} Awards {n}", slug=f"awards-{n}", kind="critics")
            for n in range(count)
        )
        categories = make(
            Category(programme=programme, name=f"Best {self.writer.word()}", slug=f"best-{n}", position=n)
            for programme in programmes
            for n in range(5)
        )
        editions = make(
            Edition(
                programme=programme,
                slug=f"{n}th",
                name=f"{n}th {programme}",
                number=n,
                starts=f"{2000 + n}-05-01",
                honours_year=f"{2000 + n}",
            )
            for programme in programmes
            for n in range(1, 11)
        )
        prizes = {}
        for category in categories:
            prizes.setdefault(category.programme_id, []).append(category)
        self.make_nominations(editions, prizes, 20)

    def make_nominations(self, editions, categories, each):
        nominations = make(
            Nomination(
                edition=edition,
                category=categories[edition.programme_id][n % len(categories[edition.programme_id])],
                key=f"nomination-{n}",
                result="nominee" if n else "winner",
            )
            for edition in editions
            for n in range(each)
        )
        through = Nomination.films.through
        make(through(nomination=nomination, film=self.pick(self.films)) for nomination in nominations)
        make(Nominee(nomination=nomination, person=self.pick(self.people)) for nomination in nominations)

    # What sources say

    def make_facts(self):
        writer = self.writer
        self.sources = make(
            Source(publisher=f"The {writer.word()} Gazette", title=writer.title(), slug=f"source-{n}")
            for n in range(self.one_in(20))
        )
        make(
            Claim(
                film=self.films[n % len(self.films)],
                topic="record",
                text=f"{n}: {writer.sentence(9)}"[:500],
                source=source,
            )
            for n, source in enumerate(self.sources * 2)
        )
        make(
            Tally(film=self.films[n % len(self.films)], edition=self.pick(self.editions), wins=n % 7, source=source)
            for n, source in enumerate(self.sources)
        )
        make(
            Release(
                film=film, kind="theatrical", date=f"{film.year}", territory="France", company=self.pick(self.companies)
            )
            for film in self.films
        )

    # The newsroom

    def make_newsroom(self):
        writer = self.writer
        self.sections = make(
            Section(name=name, slug=name.lower(), path=name.lower(), position=n) for n, name in enumerate(SECTIONS)
        )
        self.tags = make(
            Tag(name=f"{writer.word()} {n}", slug=f"tag-{n}", key=f"tag {n}") for n in range(self.one_in(10, least=30))
        )
        self.series = make(
            Series(name=f"{writer.title()} {n}"[:200], slug=f"series-{n}") for n in range(self.one_in(1000))
        )
        publications = make(Publication(name=f"The {writer.name()}", slug=f"publication-{n}") for n in range(3))
        self.issues = make(
            Issue(publication=publications[n % 3], label=f"No. {n}", slug=f"no-{n}", date=f"{1990 + n % 36}")
            for n in range(self.one_in(100))
        )
        count = self.one_in(50)
        self.shoots = make(Shoot(title=writer.title(), slug=f"shoot-{n}", date="2020-05-21") for n in range(count))
        galleries = make(Gallery(title=writer.title(), slug=f"gallery-{n}") for n in range(count))
        make(
            GalleryItem(gallery=gallery, photo=photo, position=n)
            for gallery in galleries
            for n, photo in enumerate(self.some(self.photos, 6))
        )
        make(
            Video(
                title=writer.title(),
                slug=f"video-{n}",
                kind="clip",
                film=self.pick(self.films),
                still=self.pick(self.photos),
            )
            for n in range(count)
        )


def make(rows):
    """Rows of one model, written straight into its table."""
    rows = list(rows)
    return type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)


def surname_first(name):
    first, surname = name.split(" ", 1)
    return f"{surname}, {first}"
