"""A magazine with one story in each state that a story can be in, a canary in every field of each.

All share a section, a print issue, a topic, a person and a film, and each has a topic, an issue, pictures and words
of its own. ``T`` is the instant at which the scheduled, the embargoed, the expiring and the picture with rights change.
"""

import datetime
import hashlib
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import drafting
from articles.freezing import freeze
from articles.models import (
    Article,
    Block,
    Comment,
    Correction,
    Issue,
    PreviewLink,
    Publication,
    RelatedHeadline,
    RelatedStory,
    RenditionSet,
    Series,
    Shoot,
    SignOff,
    Version,
    Video,
    Waiver,
)
from articles.models.preview_link import digest_of
from articles.rehearsal import rehearsal
from people.models import Credit, FormerAddress, Programme
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
)

from .canaries import Canaries

Status = Article.Status
T = datetime.datetime(2026, 6, 1, 12, 0, tzinfo=datetime.UTC)
# The hour that London lives through twice.
T_AS_THE_CLOCKS_GO_BACK = datetime.datetime(2026, 10, 25, 1, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
# Keys that no sequence comes to: on PostgreSQL it goes on counting through every test that was rolled back.
BEYOND = 1_000_000_000
TOKEN = 32  # letters of the address of a picture's sizes
LINK = 43  # and of a link to a preview
FRAMES = {frame: [[400, 216], [1200, 648]] for frame in ("free", "scope", "flat", "academy", "portrait", "square")}

# How readers find a story, a second before T, at T and a second later.
HIDDEN, SEEN, GONE = "hidden", "seen", "gone"
RIGHTS_END = "with pictures whose rights end"


@dataclass(frozen=True)
class State:
    """What a story is, in its fields at T, and how readers find it before T and from T on."""

    name: str
    before: str
    after: str
    fields: dict = field(default_factory=dict)

    def at(self, moment, t):
        return self.before if moment < t else self.after


def states(t):
    given = {"published_at": t - DAY}
    return [
        State("draft", HIDDEN, HIDDEN, {"status": Status.DRAFT}),
        State("scheduled", HIDDEN, SEEN, {"published_at": t}),
        State("embargoed", HIDDEN, SEEN, {**given, "embargo_until": t}),
        State("embargoed and withdrawn", HIDDEN, GONE, {**given, "embargo_until": t, "status": Status.WITHDRAWN}),
        State("expiring", SEEN, GONE, {**given, "expires_at": t}),
        State("withdrawn", GONE, GONE, {**given, "status": Status.WITHDRAWN}),
        State(RIGHTS_END, SEEN, SEEN, given),
        State("with a draft beside it", SEEN, SEEN, given),
        State("published", SEEN, SEEN, given),
    ]


class Told:
    """One story, in one state, with everything that a story can have."""

    def __init__(self, world, state, number):
        self.state, self.number = state, number
        self.canaries = own = Canaries(state.name)
        self.photo = self.developed(world, 0)
        self.issue = Issue.objects.create(
            publication=world.publication,
            label=own.word("issue"),
            slug=own.word("issue slug"),
            cover=self.developed(world, 3),
        )
        self.article = make_article(
            own.word("title"),
            pk=BEYOND + number,
            slug=own.word("slug"),
            kind=Article.Kind.REVIEW,
            section=world.section,
            issue=self.issue,
            kicker=own.word("kicker"),
            dek=own.word("dek"),
            verdict=own.word("verdict"),
            rating=4,
            rating_scale=5,
            lead_photo=self.photo,
            lead_alt=own.picture("alt here"),
            shoot=Shoot.objects.create(
                title=own.secret("shoot"), slug=own.secret("shoot slug"), location=own.word("place")
            ),
            about=[world.film, world.person],
            mentions=[world.stranger],
            by=[world.writer, world.company],
            series=self.own_series(),
            tags=["shared topic", own.word("topic")],
            body=[f'Text {own.word("text")} and <a href="https://example.com/{own.word("link")}">a link</a>'],
            updated_at=self.telltale_date(world.t),
            **state.fields,
        )
        self.fill(world, own)
        if state.name == RIGHTS_END:
            self.developed(world, 4, poster_of=world.film)
            self.developed(world, 5, portrait_of=world.person)
        FormerAddress.objects.create(row=self.article, slug=own.secret("former address"))

    def own_series(self):
        """Every other story is one of a series; the others are followed by those of their section."""
        name, slug = self.canaries.token("series"), self.canaries.token("series slug")
        if self.number % 2 == 0:
            return None
        self.canaries.words |= {"series": name, "series slug": slug}
        return Series.objects.create(name=name, slug=slug)

    def telltale_date(self, t):
        """Newer than everything, so that whatever speaks of the newest would speak of it."""
        if self.state.before == SEEN:
            return None
        updated = t + (10 + self.number) * DAY
        self.canaries.words["updated"] = updated.date().isoformat()
        return updated

    def fill(self, world, own):
        kinds, story = world.kinds, self.article
        make_block(story, kinds.HEADING, text=own.word("heading"))
        make_block(story, kinds.PULL_QUOTE, text=own.word("pull quote"), attribution=own.word("attribution"))
        make_block(story, kinds.NOTE, text=f"<p>{own.word('note')}</p>")
        make_block(story, kinds.LIST_ENTRY, title=own.word("entry"), text=f"<p>{own.word('entry text')}</p>", rank=1)
        make_block(story, kinds.FIGURE, photo=self.developed(world, 1), caption=own.picture("caption here"))
        make_block(story, kinds.FIGURE, photo=world.shared_photo)
        gallery = make_gallery([self.developed(world, 2)], title=own.word("gallery"), slug=own.secret("gallery slug"))
        make_block(story, kinds.GALLERY, gallery=gallery)
        video = Video.objects.create(
            title=own.word("video"),
            slug=own.secret("video slug"),
            kind="trailer",
            url=f"https://example.com/{own.word('film')}",
        )
        make_block(story, kinds.VIDEO, video=video)
        Correction.objects.create(article=story, date=T.date(), text=own.word("correction"))
        RelatedHeadline.objects.create(article=story, position=0, headline=own.secret("headline elsewhere"))
        Comment.objects.create(article=story, text=own.secret("comment"), quote=own.secret("quote"))
        Waiver.objects.create(article=story, code="x", message=own.secret("waived"), reason=own.secret("reason"))
        version = Version.objects.create(
            article=story, number=99, kind=Version.Kind.DRAFT, frozen=freeze(story), note=own.secret("version")
        )
        self.share_and_take_back(own.secrets.setdefault("preview", own.token("preview").ljust(LINK, "0")))
        SignOff.objects.create(article=story, version=version, note=own.secret("sign-off"), answer=own.secret("answer"))

    def share_and_take_back(self, token):
        """A preview that somebody was sent, and that leads nowhere since."""
        PreviewLink.objects.create(
            article=self.article,
            token_digest=digest_of(token),
            made_at=T - 9 * DAY,
            revoked_at=T - 8 * DAY,
            expires_at=T + DAY,
        )

    def developed(self, world, number, **shelf):
        """A picture of which readers have sizes, in storage too."""
        own = self.canaries
        place = f"picture {number}"
        photo = make_photo(
            own.secret(f"{place} title"),
            pk=BEYOND + 10 * self.number + number,
            slug=own.secret(f"{place} slug"),
            alt=own.picture(f"{place} alt"),
            caption=own.picture(f"{place} caption"),
            credit_line=own.picture(f"{place} credit"),
            usage_terms=own.secret(f"{place} terms"),
            source=own.secret(f"{place} source"),
            people=[world.person, *([world.stranger] if number == 1 else [])],
            films=[world.film],
            **self.rights(world),
            **shelf,
        )
        token = hashlib.sha256(own.picture(place).encode()).hexdigest()[:TOKEN]
        own.pictures[place] = token
        RenditionSet.objects.create(photo=photo, token=token, recipe="x", frames=FRAMES)
        name = f"renditions/{token}/flat-400.jpg"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(b"a picture"))
            world.stored.append(name)
        return photo

    def never_was(self):
        """Its canaries, each with a word of the same shape that never stood anywhere: the same for every story."""
        return {token: self.shaped_like(token, place) for place, token in self.everything().items()}

    def shaped_like(self, token, place):
        first = "f" if len(token) == TOKEN else token[0]
        return first + hashlib.sha256(f"nobody/{place}".encode()).hexdigest()[1 : len(token)]

    def readers_see(self, moment, t):
        """Those canaries that readers may be given at a moment."""
        if self.state.at(moment, t) != SEEN:
            return {}
        rights_ended = self.state.name == RIGHTS_END and moment >= t
        return self.canaries.words if rights_ended else {**self.canaries.words, **self.canaries.pictures}

    def shows_its_pictures(self, moment, t):
        return "picture 0" in self.readers_see(moment, t)

    def everything(self):
        return {**self.canaries.words, **self.canaries.pictures, **self.canaries.secrets}

    def rights(self, world):
        return {"rights_until": world.t} if self.state.name == RIGHTS_END else {}


class World:
    """The magazine. ``hidden`` False leaves out what readers do not see before T, nor ever did."""

    def __init__(self, t=T, *, hidden=True):
        self.t, self.kinds, self.stored = t, Block.Kind, []
        self.person, self.stranger, self.writer = (
            make_person(name, slug=slug)
            for name, slug in [("Ana Shared", "ana"), ("Nora Nobody", "nora"), ("Will Writer", "will")]
        )
        self.film = make_film("The Shared Film", slug="shared-film", year=2024, cast=[(self.person, "Ani")])
        self.company = make_company("Shared Pictures", slug="shared-pictures")
        Credit.objects.create(film=self.film, company=self.company, job=Credit.Job.DISTRIBUTOR)
        programme = Programme.objects.create(name="The Golden Canaries", slug="canaries", kind=Programme.Kind.ACADEMY)
        self.edition = make_edition(programme, slug="first", name="The first Golden Canaries", honours_year=2024)
        make_nomination(self.edition, films=[self.film])
        self.shared_photo = make_photo("Shared picture", slug="shared-picture", people=[self.person])
        RenditionSet.objects.create(photo=self.shared_photo, token="5" * TOKEN, recipe="x", frames=FRAMES)
        self.section = make_section("Shared section", slug="shared")
        self.publication = Publication.objects.create(name="The Gazette", slug="gazette")
        self.stories = {
            state.name: Told(self, state, number)
            for number, state in enumerate(states(t))
            if hidden or state.before == SEEN
        }
        self.put_a_draft_beside()
        self.relate()

    def put_a_draft_beside(self):
        """What waits beside a live story: another headline, another dek, another text."""
        told = self.stories["with a draft beside it"]
        own, story = told.canaries, told.article
        with rehearsal():
            story.title, story.dek = own.secret("title to come"), own.secret("dek to come")
            story.save()
            story.blocks.filter(kind=self.kinds.TEXT).update(text=f"<p>{own.secret('text to come')}</p>")
            story.tags.add(own.secret("topic to come"))
            frozen = freeze(story)
        story.refresh_from_db()
        drafting.save_draft(story, frozen, base=story.saves, by=None)

    def relate(self):
        """The story that everybody sees names all others as related, and leads to them in its copy."""
        shown = self.stories["published"].article
        others = (self.stories.get(state.name) for state in states(self.t))
        addresses = (told and told.article.get_absolute_url() for told in others)
        led = ", ".join(f'<a href="{address}">there</a>' if address else "there" for address in addresses)
        make_block(shown, self.kinds.TEXT, text=f"<p>Read on {led}.</p>")
        for position, told in enumerate(self.stories.values()):
            if told.article != shown:
                RelatedStory.objects.create(article=shown, story=told.article, position=position)

    def clear_away(self):
        for name in self.stored:
            default_storage.delete(name)
