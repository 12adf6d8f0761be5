import threading
import unittest

from django.db import connection, connections
from django.test import TestCase, TransactionTestCase

from articles.models import Contribution, GalleryItem, Issue, Publication, Subject, TaggedArticle, Video
from people.merging import CannotMerge, merge, rehearse
from people.models import (
    AuditEntry,
    Broadcast,
    Claim,
    Credit,
    EditionRole,
    FormerAddress,
    Nominee,
    Person,
    PersonName,
    Release,
    Tally,
)
from people.uses import references
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
    make_source,
)
from tests.magazine.front_page.pages import place
from tests.magazine.newsletter.case import make_letter


class EveryReferenceTests(TestCase):
    """A row of every kind that can name a person, a film, a company, a topic or a picture."""

    def assertMovesEverything(self, loser, heir):
        model, number = type(loser), loser.pk
        named = {reference for reference in references(model) if self.naming(reference, number)}
        self.assertEqual(set(references(model)) - named, set(), "This test makes no row for these.")
        counts = {reference: self.naming(reference, number) for reference in named}
        merge(loser, heir, by=None)
        self.assertFalse(model.objects.filter(pk=number).exists())
        for reference in named:
            with self.subTest(str(reference)):
                self.assertEqual(self.naming(reference, heir.pk), counts[reference])

    def naming(self, reference, number):
        return reference.model._base_manager.filter(**{reference.attname: number}).count()

    def test_of_a_person_moves(self):
        person, source, edition, film = make_person(), make_source(), make_edition(), make_film()
        Credit.objects.create(film=film, person=person, job="writer")
        make_nomination(edition, nominees=[person])
        EditionRole.objects.create(edition=edition, person=person, role="host")
        Claim.objects.create(person=person, topic="life", text="Born in Ixelles.", source=source)
        Tally.objects.create(person=person, edition=edition, wins=1, source=source)
        photo = make_photo(people=[person], portrait_of=person)
        photo.creators.create(person=person)
        make_article(about=[person], by=[person])
        self.assertMovesEverything(person, make_person("Arlette Varda"))

    def test_of_a_film_moves(self):
        film, source, edition = make_film(), make_source(), make_edition()
        Credit.objects.create(film=film, person=make_person(), job="writer")
        make_nomination(edition, films=[film])
        Claim.objects.create(film=film, topic="origin", text="Shot in Paris.", source=source)
        Tally.objects.create(film=film, edition=edition, wins=1, source=source)
        Release.objects.create(film=film, kind="theatrical", date="1962")
        make_photo(films=[film], poster_of=film)
        make_block(make_article(about=[film]), "film-card", film=film)
        Video.objects.create(title="Trailer", slug="trailer", kind="trailer", film=film)
        place("film", film)
        self.assertMovesEverything(film, make_film("Cleo"))

    def test_of_a_company_moves(self):
        company, edition = make_company(), make_edition()
        edition.programme.organiser = company
        edition.programme.save()
        Credit.objects.create(film=make_film(), company=company, job="distributor")
        make_nomination(edition, nominees=[company])
        Broadcast.objects.create(edition=edition, company=company)
        Release.objects.create(film=make_film(), kind="theatrical", date="1962", company=company)
        make_photo().creators.create(company=company)
        make_article(by=[company])
        self.assertMovesEverything(company, make_company("Tamaris"))

    def test_of_a_topic_moves(self):
        loser, heir = (make_article(tags=[name]).tags.get() for name in ("noir", "film noir"))
        make_article(tags=["noir"])
        TaggedArticle.objects.filter(tag=heir).delete()
        self.assertMovesEverything(loser, heir)

    def test_of_a_picture_moves(self):
        photo = make_photo()
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        Issue.objects.create(publication=publication, slug="n1", label="No. 1", cover=photo)
        make_gallery([photo])
        Video.objects.create(title="Trailer", slug="trailer", kind="trailer", still=photo)
        make_block(make_article(lead_photo=photo), "figure", photo=photo)
        make_photo("Its substitute", substitute=photo)
        make_letter(stories=[], lead_photo=photo)
        self.assertMovesEverything(photo, make_photo("Varda in the rain"))


class SubstituteTests(TestCase):
    def test_a_picture_that_named_the_other_as_its_substitute_names_none_and_never_itself(self):
        loser = make_photo()
        heir, third = make_photo("Its heir", substitute=loser), make_photo("A third", substitute=loser)
        merge(loser, heir, by=None)
        heir.refresh_from_db()
        third.refresh_from_db()
        self.assertIsNone(heir.substitute)
        self.assertEqual(third.substitute, heir)


class TwoRowsAlikeTests(TestCase):
    def setUp(self):
        self.loser, self.heir = make_person("A. Varda", slug="a-varda"), make_person("Agnès Varda", slug="agnes-varda")

    def test_become_one_and_the_outcome_names_what_was_dropped(self):
        film = make_film("Cléo", year=1962)
        for person in (self.loser, self.heir):
            Credit.objects.create(film=film, person=person, job="director")
        outcome = merge(self.loser, self.heir, by=None)
        self.assertEqual(film.credits.get().person, self.heir)
        self.assertEqual(outcome.doubled, ["credit “A. Varda, director, Cléo (1962)”"])
        self.assertEqual(outcome.count, "nothing")

    def test_keep_what_only_the_one_that_goes_said(self):
        source, film = make_source(), make_film()
        Credit.objects.create(film=film, person=self.loser, job="director", source=source, position=7)
        Credit.objects.create(film=film, person=self.heir, job="director", detail="also narrator", position=2)
        merge(self.loser, self.heir, by=None)
        credit = film.credits.get()
        self.assertEqual((credit.source, credit.detail, credit.position), (source, "also narrator", 2))

    def test_what_does_not_fit_together_stays_as_the_heir_has_it(self):
        source, edition = make_source(), make_edition()
        Tally.objects.create(person=self.loser, edition=edition, wins=5, nominations=9, source=source)
        Tally.objects.create(person=self.heir, edition=edition, nominations=2, source=source)
        outcome = merge(self.loser, self.heir, by=None)
        self.assertEqual(self.heir.tallies.get().words, "2 nominations")
        self.assertEqual(outcome.doubled, ["tally “A. Varda: 9 nominations, 5 wins”"])

    def test_a_story_about_one_that_mentions_the_other_is_about_the_heir(self):
        article = make_article(about=[self.loser], mentions=[self.heir])
        merge(self.loser, self.heir, by=None)
        self.assertEqual(article.subjects.get().prominence, Subject.Prominence.ABOUT)

    def test_of_a_picture_that_shows_both_show_one(self):
        photo = make_photo(people=[self.loser, self.heir])
        outcome = merge(self.loser, self.heir, by=None)
        self.assertEqual(list(photo.people.all()), [self.heir])
        self.assertEqual(outcome.met, ["1 picture"])

    def test_in_other_roles_both_stay(self):
        article = make_article(by=[self.loser])
        Contribution.objects.create(article=article, person=self.heir, role="photography")
        merge(self.loser, self.heir, by=None)
        self.assertEqual({credit.person for credit in article.contributions.all()}, {self.heir})
        self.assertEqual(article.contributions.count(), 2)

    def test_with_a_rule_that_holds_under_a_condition_become_one(self):
        source = make_source()
        for person in (self.loser, self.heir):
            Tally.objects.create(person=person, scope="critics", wins=1, source=source)
        merge(self.loser, self.heir, by=None)
        self.assertEqual(self.heir.tallies.count(), 1)

    def test_of_topics_stand_once_on_a_story(self):
        article = make_article(tags=["noir", "film noir"])
        loser, heir = article.tags.get(name="noir"), article.tags.get(name="film noir")
        outcome = merge(loser, heir, by=None)
        self.assertEqual(list(article.tags.all()), [heir])
        self.assertEqual((outcome.met, outcome.doubled), (["1 story with this topic"], []))

    def test_of_a_gallery_stand_once(self):
        one, other = make_photo(), make_photo()
        gallery = make_gallery([one, other])
        merge(one, other, by=None)
        self.assertEqual(GalleryItem.objects.get(gallery=gallery).photo, other)


class NominationsTests(TestCase):
    def setUp(self):
        self.edition = make_edition()
        self.loser, self.heir = make_film(slug="cleo-2"), make_film("Cléo", slug="cleo")

    def test_are_spelled_anew(self):
        nomination = make_nomination(self.edition, films=[self.loser])
        merge(self.loser, self.heir, by=None)
        nomination.refresh_from_db()
        self.assertEqual(nomination.key, "best-picture_cleo")

    def test_entered_for_both_stand_once(self):
        make_nomination(self.edition, films=[self.loser], result="winner")
        kept = make_nomination(self.edition, films=[self.heir])
        outcome = merge(self.loser, self.heir, by=None)
        self.assertEqual(list(self.edition.nominations.all()), [kept])
        self.assertIn("(winner)”, beside", outcome.doubled[0])

    def test_of_one_with_both_name_the_heir_once(self):
        one, other = make_person("A. Varda", slug="a"), make_person(slug="b")
        nomination = make_nomination(self.edition, nominees=[one, other])
        merge(one, other, by=None)
        nomination.refresh_from_db()
        self.assertEqual(nomination.key, "best-picture_b")
        self.assertEqual(Nominee.objects.get().person, other)


class HeirTests(TestCase):
    def setUp(self):
        self.loser = make_person("A. Varda", slug="a-varda", bio="A filmmaker.", born="1928-05-30")
        self.heir = make_person("Agnès Varda", slug="agnes-varda", born="1928")

    def test_takes_over_what_it_leaves_open_and_keeps_what_it_says(self):
        outcome = merge(self.loser, self.heir, by=None)
        self.heir.refresh_from_db()
        self.assertEqual((self.heir.bio, self.heir.born), ("A filmmaker.", "1928"))
        self.assertEqual(outcome.taken_over, ["short biography: A filmmaker."])
        self.assertEqual(outcome.left_behind, ["born: 1928-05-30"])

    def test_is_found_by_every_name_of_both(self):
        PersonName.objects.create(person=self.loser, name="Arlette", kind="birth")
        PersonName.objects.create(person=self.loser, name="Agnès Varda")
        PersonName.objects.create(person=self.heir, name="A. Varda", kind="short")
        merge(self.loser, self.heir, by=None)
        names = set(self.heir.other_names.values_list("name", "kind"))
        self.assertEqual(names, {("A. Varda", "short"), ("Arlette", "birth")})

    def test_keeps_its_own_portrait_or_gets_that_of_the_other(self):
        theirs = make_photo("Theirs", portrait_of=self.loser)
        merge(self.loser, self.heir, by=None)
        theirs.refresh_from_db()
        self.assertEqual(theirs.portrait_of, self.heir)
        third = make_person("Mme Varda")
        other = make_photo("Other", portrait_of=third)
        outcome = merge(third, self.heir, by=None)
        other.refresh_from_db()
        self.assertIsNone(other.portrait_of)
        self.assertEqual(outcome.left_behind, ["“Other” as portrait"])

    def test_takes_over_whose_portrait_a_picture_is(self):
        person = make_person()
        one, other = make_photo(portrait_of=person), make_photo("Other")
        merge(one, other, by=None)
        other.refresh_from_db()
        self.assertEqual(other.portrait_of, person)


class AddressOfWhatWasMergedTests(TestCase):
    def setUp(self):
        self.first, self.second, self.third = (make_person(name, slug=name) for name in ("first", "second", "third"))

    def test_leads_to_the_heir_in_one_step_however_often(self):
        merge(self.first, self.second, by=None)
        merge(self.second, self.third, by=None)
        for slug in ("first", "second"):
            response = self.client.get(f"/people/{slug}/?from=feed")
            self.assertRedirects(response, "/people/third/?from=feed", status_code=301)

    def test_and_its_number_are_known_as_the_heirs(self):
        number = self.first.pk
        merge(self.first, self.second, by=None)
        merge(self.second, self.third, by=None)
        self.assertEqual(FormerAddress.objects.successors([number]), {(Person, number): self.third.pk})

    def test_is_forgotten_with_the_heir(self):
        merge(self.first, self.second, by=None)
        self.second.delete()
        self.assertFalse(FormerAddress.objects.exists())
        self.assertEqual(self.client.get("/people/first/").status_code, 404)


class RefusedMergeTests(TestCase):
    def setUp(self):
        self.loser, self.heir = make_person("A. Varda"), make_person()
        Credit.objects.create(film=make_film(), person=self.loser, job="writer")

    def test_into_itself_changes_nothing(self):
        with self.assertRaisesMessage(CannotMerge, "nothing can be merged into itself"):
            merge(self.loser, Person.objects.get(pk=self.loser.pk), by=None)
        self.assertEqual(self.loser.credits.count(), 1)

    def test_twice_says_that_it_is_gone(self):
        again = Person.objects.get(pk=self.loser.pk)
        merge(self.loser, self.heir, by=None)
        with self.assertRaisesMessage(CannotMerge, "“A. Varda” is no longer there"):
            merge(again, make_person("Third"), by=None)
        self.assertEqual(self.heir.credits.count(), 1)

    def test_into_what_was_deleted_meanwhile_changes_nothing(self):
        Person.objects.filter(pk=self.heir.pk).delete()
        with self.assertRaisesMessage(CannotMerge, "“Agnès Varda” is no longer there"):
            merge(self.loser, self.heir, by=None)
        self.assertEqual(self.loser.credits.count(), 1)

    def test_a_rehearsal_says_the_same_and_changes_nothing(self):
        planned = rehearse(self.loser, self.heir)
        self.assertEqual(self.loser.credits.count(), 1)
        self.assertFalse(AuditEntry.objects.exists() or FormerAddress.objects.exists())
        self.assertEqual(planned, merge(self.loser, self.heir, by=None))

    def test_what_was_done_remains_known(self):
        merge(self.loser, self.heir, by=None)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.action, entry.subject), ("merged", "A. Varda"))
        self.assertIn("Moved: 1 credit.", entry.words)


@unittest.skipUnless(connection.vendor == "postgresql", "On SQLite one transaction writes at a time.")
class TwoEditorsAtOnceTests(TransactionTestCase):
    def test_merging_one_row_into_two_others_merges_it_once(self):
        loser, *heirs = (make_person(name) for name in ("Loser", "One", "Two"))
        for _ in range(5):
            Credit.objects.create(film=make_film(), person=loser, job="writer")
        outcomes = []
        threads = [threading.Thread(target=self.merge, args=(loser, heir, outcomes)) for heir in heirs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), ["merged", "refused"])
        self.assertEqual(sorted(heir.credits.count() for heir in heirs), [0, 5])
        self.assertEqual(AuditEntry.objects.count(), 1)

    def test_merging_two_rows_into_each_other_keeps_one(self):
        one, other = make_person("One"), make_person("Other")
        outcomes = []
        threads = [threading.Thread(target=self.merge, args=(*pair, outcomes)) for pair in [(one, other), (other, one)]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(outcomes), ["merged", "refused"])
        self.assertEqual(Person.objects.count(), 1)

    def merge(self, loser, heir, outcomes):
        try:
            merge(loser, heir, by=None)
            outcomes.append("merged")
        except CannotMerge:
            outcomes.append("refused")
        finally:
            connections.close_all()
