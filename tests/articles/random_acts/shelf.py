"""What is done to pictures, to the shelf and to the magazine as a whole."""

from articles.models import Article, Contribution, Gallery, GalleryItem, Photo, Section, Series, Shoot, Tag
from magazine.front_page.models import Band, Look, Slot
from people.merging import CannotMerge, merge
from people.models import Claim, Company, Credit, Edition, Film, FilmTitle, Nomination, Person, PersonName
from tests.factories import make_film, make_person

from .magazine import HOUR, NAMES


class ActsOnPictures:
    def a_field_of_a_picture(self):
        return self.set(
            Photo,
            credit_line=["By one", "By another"],
            alt=["Somebody", "Nobody"],
            caption=["", "On the set"],
            rights_status=["licensed", "withdrawn"],
            territories=["", "FR"],
            no_crop=[True, False],
            rights_from=[None, self.now() + HOUR],
            rights_until=[None, self.now() + 2 * HOUR],
            substitute=lambda photo: self.either(None, self.one(Photo.objects.exclude(pk=photo.pk))),
        )

    def a_place_of_a_picture(self):
        name, row = self.either(("portrait_of", self.one(Person)), ("poster_of", self.one(Film)))
        Photo.objects.filter(**{name: row}).update(**{name: None})
        return self.set(Photo, **{name: [row]})

    def some_whom_a_picture_shows(self):
        photo = self.one(Photo)
        rows, row = self.either((photo.people, self.one(Person)), (photo.films, self.one(Film)))
        rows.remove(row) if row in rows.all() else rows.add(row)
        return f"{photo.pk}: {row}"

    def a_picture_of_a_gallery(self):
        return self.toggle(GalleryItem, gallery=self.one(Gallery), photo=self.one(Photo))

    def a_maker(self):
        photo, company = self.one(Photo), self.one(Company)
        return photo.creators.filter(company=company).delete()[0] or photo.creators.create(company=company)


class ActsOnTheShelf:
    def a_field_of_a_person(self):
        return self.set(Person, name=NAMES, bio=["", "An actor."], slug=lambda who: f"{self.either('a', 'b')}-{who.pk}")

    def a_field_of_a_film(self):
        return self.set(
            Film, title=["Anora", "Anora!"], year=[2024], slug=lambda film: f"{self.either('a', 'b')}-{film.pk}"
        )

    def another_name(self):
        return self.toggle(PersonName, person=self.one(Person), name="Mikaela Madison")

    def a_title(self):
        return self.toggle(FilmTitle, film=self.one(Film), name="Anora (2024)")

    def a_company(self):
        return self.set(Company, name=["NEON", "Neon"], slug=["neon", "neon-films"])

    def a_credit_of_a_film(self):
        return self.toggle(Credit, film=self.one(Film), person=self.one(Person), job=Credit.Job.DIRECTOR)

    def a_claim(self):
        return self.toggle(Claim, film=self.one(Film), topic="genre", text="A comedy.", source=self.source)

    def a_prize(self):
        return self.set(Nomination, result=["nominee", "winner"], note=["", "A tie"])

    def an_edition(self):
        return self.set(Edition, city=["", "Cannes"], starts=["2024-05-14", "2025-05-14"])

    def some_who_are_one(self):
        model, make = self.either((Person, make_person), (Film, make_film), (Tag, None))
        loser, heir = self.chance.sample(list(model.objects.order_by("pk")), 2)
        try:
            merge(loser, heir, by=None)
        except CannotMerge:
            return None
        Tag.objects.create(name=f"topic {loser.pk}") if make is None else make()
        return f"{model.__name__} {loser.pk} into {heir.pk}"


class ActsOnTheMagazine:
    def a_credit_of_a_shoot(self):
        what, row = self.either(("company", self.one(Company)), ("person", self.one(Person)))
        return self.toggle(Contribution, shoot=self.one(Shoot), role="words", **{what: row})

    def a_section(self):
        section = self.one(Section)
        section.name, section.slug = self.either("News", "Sets"), f"{self.either('a', 'b')}-{section.pk}"
        return section.save()

    def a_word_for_a_topic(self):
        return self.set(Tag, name=lambda tag: self.either(f"Noir {tag.pk}", f"noir {tag.pk}"))

    def a_series(self):
        return self.set(Series, name=["On Anora", "On Sean Baker"], slug=["on-anora", "on-sean"])

    def a_slot(self):
        place = self.chance.choice([*Slot.Place.row(), Slot.Place.LEAD])
        if not Slot.objects.filter(place=place).delete()[0]:
            starts, ends = self.either((None, None), (self.now() + HOUR, self.now() + 3 * HOUR))
            Slot.objects.create(page=self.page, place=place, story=self.one(Article), starts=starts, ends=ends)
        return place

    def a_band(self):
        return self.toggle(Band, page=self.page, position=5, kind=Band.Kind.SECTION, section=self.one(Section))

    def an_accent(self):
        return Look.objects.update_or_create(defaults={"accent": self.either("#a3201c", "#1c4aa3")})
