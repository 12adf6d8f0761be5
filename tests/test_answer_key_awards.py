"""Editions, nominations and tallies hold what the sources say of Anora's season, and nothing more."""

from collections import Counter

from django.db.models import Sum

from people.models import Broadcast, Category, Edition, EditionRole, Nomination, Programme, Tally
from tests.shelf import ShelfTestCase


def told(nomination):
    """A nomination in words: edition, category, films, nominees, result."""
    films = ", ".join(sorted(film.slug for film in nomination.films.all()))
    nominees = ", ".join(nominee.party.slug for nominee in nomination.nominees.all())
    return nomination.edition.name, nomination.category.slug, films, nominees, nomination.result


class NominationTests(ShelfTestCase):
    def test_only_those_that_a_source_names_are_there(self):
        oscars, cannes = "97th Academy Awards", "77th Cannes Film Festival"
        self.assertEqual(
            Counter(told(nomination) for nomination in Nomination.objects.all()),
            Counter(
                [
                    (cannes, "palme-dor", "anora", "sean-baker", "winner"),
                    (cannes, "honorary-palme-dor", "", "meryl-streep", "honoured"),
                    (cannes, "honorary-palme-dor", "", "studio-ghibli", "honoured"),
                    (cannes, "honorary-palme-dor", "", "george-lucas", "honoured"),
                    ("Cannes Film Festival 2011", "palme-dor", "the-tree-of-life", "terrence-malick", "winner"),
                    (oscars, "best-picture", "anora", "sean-baker", "winner"),
                    (oscars, "best-director", "anora", "sean-baker", "winner"),
                    (oscars, "best-actress", "anora", "mikey-madison", "winner"),
                    (oscars, "best-original-screenplay", "anora", "sean-baker", "winner"),
                    (oscars, "best-film-editing", "anora", "sean-baker", "winner"),
                    ("30th Critics Choice Awards", "best-picture", "anora", "", "winner"),
                    ("31st Screen Actors Guild Awards", "life-achievement-award", "", "jane-fonda", "honoured"),
                    ("National Board of Review, top ten films of 2024", "top-ten-films", "anora", "", "listed"),
                    ("American Film Institute, top ten films of 2024", "top-ten-films", "anora", "", "listed"),
                ]
            ),
        )

    def test_every_one_has_a_source(self):
        self.assertFalse(Nomination.objects.filter(source=None).exists())

    def test_every_one_has_the_key_that_the_model_would_give_it(self):
        for nomination in Nomination.objects.all():
            with self.subTest(str(nomination)):
                key = nomination.key
                nomination.refresh_key()
                self.assertEqual(nomination.key, key)

    def test_oscars_that_are_sean_bakers_by_count_say_so(self):
        baker = Nomination.objects.filter(edition__slug="97th", nominees__person__slug="sean-baker")
        self.assertEqual(baker.count(), 4)
        self.assertFalse(baker.filter(note="").exists())

    def test_the_palme_was_won_on_25_may_2024(self):
        palme = Nomination.objects.get(category__slug="palme-dor", films=self.anora)
        self.assertEqual(palme.announced, "2024-05-25")
        self.assertIn("1955", palme.category.note)

    def test_a_listing_is_neither_a_nomination_nor_a_win(self):
        self.assertFalse(Nomination.objects.named().filter(category__kind=Category.Kind.LIST).exists())


class TallyTests(ShelfTestCase):
    def counts(self, programme, edition):
        tallies = Tally.objects.filter(edition__programme__slug=programme, edition__slug=edition)
        return {
            (tally.film or tally.person).slug: (tally.nominations, tally.wins)
            for tally in tallies.select_related("film", "person")
        }

    def test_anora_has_28_nominations_at_five_ceremonies(self):
        tallies = self.anora.tallies.order_by("edition__programme__slug")
        self.assertEqual(
            [(tally.edition.name, tally.nominations, tally.wins) for tally in tallies],
            [
                ("97th Academy Awards", 6, 5),
                ("78th British Academy Film Awards", 7, 2),
                ("30th Critics Choice Awards", 7, 1),
                ("82nd Golden Globe Awards", 5, None),
                ("31st Screen Actors Guild Awards", 3, None),
            ],
        )
        self.assertEqual(tallies.aggregate(all=Sum("nominations"))["all"], 28)

    def test_anora_has_eight_wins_and_the_palme(self):
        counted = self.anora.tallies.aggregate(all=Sum("wins"))["all"]
        palmes = Nomination.objects.won().filter(films=self.anora, category__kind=Category.Kind.TOP_PRIZE).count()
        self.assertEqual((counted, counted + palmes), (8, 9))

    def test_the_oscars_led_with_emilia_perez(self):
        self.assertEqual(
            self.counts("academy-awards", "97th"),
            {
                "emilia-perez": (13, None),
                "the-brutalist": (10, None),
                "wicked": (10, None),
                "anora": (6, 5),
                "sean-baker": (None, 4),
            },
        )

    def test_the_critics_choice_counts_films_and_series(self):
        six = ["abbott-elementary", "the-diplomat", "disclaimer", "hacks", "the-penguin", "what-we-do-in-the-shadows"]
        self.assertEqual(
            self.counts("critics-choice-awards", "30th"),
            {
                "conclave": (11, None),
                "wicked": (11, None),
                "dune-part-two": (10, None),
                "emilia-perez": (10, None),
                "anora": (7, 1),
                "shogun": (6, None),
                **dict.fromkeys(six, (4, None)),
            },
        )

    def test_terrence_malick_is_counted_by_award_not_by_edition(self):
        tallies = Tally.objects.filter(person__slug="terrence-malick")
        self.assertEqual(
            set(tallies.values_list("scope", "nominations", "wins", "edition")),
            {
                ("Academy Awards", 3, None, None),
                ("Golden Globe Awards", 1, None, None),
                ("César Awards", 1, None, None),
                ("Directors Guild of America Awards", 1, None, None),
            },
        )

    def test_no_more_is_named_than_was_counted(self):
        for tally in Tally.objects.exclude(edition=None):
            whose = {"films": tally.film} if tally.film else {"nominees__person": tally.person}
            named = Nomination.objects.named().filter(edition=tally.edition, **whose)
            with self.subTest(str(tally)):
                if tally.nominations is not None:
                    self.assertLessEqual(named.count(), tally.nominations)
                if tally.wins is not None:
                    self.assertLessEqual(named.won().count(), tally.wins)


class EditionTests(ShelfTestCase):
    def test_only_those_that_a_source_names_are_there(self):
        self.assertEqual(
            set(Edition.objects.values_list("programme__slug", "slug", "starts", "ends", "standing")),
            {
                ("cannes-film-festival", "77th", "2024-05-14", "2024-05-25", "held"),
                ("cannes-film-festival", "2011", "2011", "", "held"),
                ("academy-awards", "97th", "2025-03-02", "", "announced"),
                ("bafta-film-awards", "78th", "", "", "unknown"),
                ("critics-choice-awards", "30th", "2025-01-12", "", "announced"),
                ("golden-globe-awards", "82nd", "", "", "unknown"),
                ("screen-actors-guild-awards", "31st", "2025-02-23", "", "announced"),
                ("national-board-of-review", "2024", "", "", "unknown"),
                ("american-film-institute", "2024", "", "", "unknown"),
            },
        )

    def test_a_date_announced_beforehand_is_explained(self):
        self.assertFalse(Edition.objects.filter(standing="announced", note="").exists())

    def test_have_their_hosts_jury_and_producers(self):
        self.assertEqual(
            set(EditionRole.objects.values_list("edition__name", "person__name", "role")),
            {
                ("77th Cannes Film Festival", "Greta Gerwig", "jury-president"),
                ("77th Cannes Film Festival", "Camille Cottin", "host"),
                ("97th Academy Awards", "Conan O'Brien", "host"),
                ("97th Academy Awards", "Raj Kapoor", "executive-producer"),
                ("97th Academy Awards", "Katy Mullan", "executive-producer"),
                ("30th Critics Choice Awards", "Chelsea Handler", "host"),
                ("31st Screen Actors Guild Awards", "Kristen Bell", "host"),
            },
        )

    def test_have_their_place_and_their_broadcasters(self):
        places = Edition.objects.exclude(venue="").values_list("slug", "venue", "city", "category_count")
        self.assertEqual(
            set(places),
            {
                ("97th", "Dolby Theatre", "Hollywood, Los Angeles", 23),
                ("30th", "Barker Hangar, Santa Monica Airport", "Santa Monica, California", None),
                ("31st", "Shrine Auditorium", "Los Angeles, California", None),
            },
        )
        self.assertEqual(
            set(Broadcast.objects.values_list("edition__slug", "company__name", "kind")),
            {
                ("97th", "ABC", "television"),
                ("97th", "Hulu", "stream"),
                ("30th", "E!", "television"),
                ("30th", "Peacock", "stream"),
            },
        )

    def test_the_academy_gives_the_oscars(self):
        oscars = Programme.objects.get(other_names__name="Oscars")
        self.assertEqual(oscars.organiser.other_names.get().name, "AMPAS")
