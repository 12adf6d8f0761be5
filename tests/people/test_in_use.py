from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Photo, Tag
from people.models import AuditEntry, Credit, Film, Person
from tests.factories import (
    make_article,
    make_block,
    make_company,
    make_editor,
    make_film,
    make_nomination,
    make_person,
    make_photo,
    make_section,
)
from tests.forms import add_row, values_at


class InUseTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def address(self, row, page):
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])

    def delete(self, row, **data):
        return self.client.post(self.address(row, "delete"), {"post": "yes", **data})

    def merge(self, row, into, **data):
        return self.client.post(self.address(row, "merge"), {"into": into.pk, **data}, follow=True)


class DeletionTests(InUseTestCase):
    def test_of_what_is_in_use_is_refused_with_the_uses_and_the_way_out(self):
        person, film, company, photo = make_person(), make_film(), make_company(), make_photo()
        article = make_article(
            "A walk", about=[person, film], by=[company], tags=["noir"], lead_photo=photo, body=["Words."]
        )
        for row in (person, film, company, photo, article.tags.get()):
            with self.subTest(row=row):
                page = self.delete(row)
                self.assertContains(page, "is in use and cannot be deleted")
                self.assertContains(page, self.address(article, "change"))
                self.assertContains(page, "Look at what would move")
                self.assertTrue(type(row).objects.filter(pk=row.pk).exists())

    def test_of_what_nothing_names_is_the_stock_one(self):
        person = make_person()
        make_photo(portrait_of=person)
        person.other_names.create(name="Arlette")
        self.assertRedirects(self.delete(person), reverse("admin:people_person_changelist"))
        self.assertFalse(Person.objects.exists())

    def test_of_a_selection_is_refused_whole_with_what_is_in_use(self):
        used, unused = make_person("Used"), make_person("Unused")
        make_article(by=[used])
        data = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk], "post": "yes"}
        page = self.client.post(reverse("admin:people_person_changelist"), data)
        self.assertContains(page, "Nothing was deleted, because these are in use")
        self.assertContains(page, self.address(used, "merge"))
        self.assertNotContains(page, self.address(unused, "merge"))
        self.assertEqual(Person.objects.count(), 2)

    def test_names_what_a_waiting_draft_alone_names(self):
        person, article = make_person(), make_article("Live")
        frozen = freeze(article)
        frozen["parts"]["subjects"].append(
            {"id": "0198c5a0-0000-7000-8000-000000000001", "person": person.pk, "film": None, "prominence": "about"}
        )
        drafting.save_draft(article, frozen, base=0, by=self.editor)
        page = self.delete(person)
        self.assertContains(page, "1 draft or planned launch")
        self.assertContains(page, self.address(article, "change"))
        # The number of another kind of row is another number.
        film = Film.objects.create(pk=person.pk, title="Cléo", slug="cleo", year=1962)
        self.assertRedirects(self.delete(film), reverse("admin:people_film_changelist"))

    def test_shows_the_first_uses_and_counts_the_rest(self):
        person = make_person()
        for number in range(23):
            Credit.objects.create(film=make_film(f"Film {number:02}"), person=person, job="writer")
        page = self.client.get(self.address(person, "delete"))
        self.assertContains(page, "23 credits")
        self.assertContains(page, "and 3 more")

    def test_takes_as_many_queries_for_many_uses_as_for_few(self):
        self.assertEqual(self.queries_for(2), self.queries_for(12))

    def queries_for(self, count):
        person = make_person()
        for _ in range(count):
            film = make_film(cast=[(person, "Herself")])
            make_nomination(films=[film], nominees=[person])
            make_article(about=[person], by=[person])
            make_photo(people=[person])
        with CaptureQueriesContext(connection) as queries:
            self.assertContains(self.client.get(self.address(person, "delete")), f"{count} credits in stories")
        return len(queries)


class HiddenStoryTests(InUseTestCase):
    def test_is_neither_named_nor_counted_for_who_may_not_open_it(self):
        person = make_person()
        make_article("Open to all", about=[person])
        make_article("Telltale", about=[person], status=Article.Status.DRAFT)
        librarian = User.objects.create_user("librarian", is_staff=True)
        librarian.user_permissions.set(
            Permission.objects.filter(codename__in=["change_person", "delete_person", "view_article"])
        )
        self.client.force_login(librarian)
        page = self.client.get(self.address(person, "delete"))
        self.assertContains(page, "Open to all")
        self.assertContains(page, "and others that you cannot open")
        self.assertContains(page, "<h3>stories about this or mentioning it</h3>")
        self.assertNotContains(page, "Telltale")

    def test_is_not_named_for_its_draft_to_who_may_not_change_it(self):
        person, article = make_person(), make_article("Live")
        frozen = freeze(article)
        row = {"id": "0198c5a0-0000-7000-8000-000000000001", "person": person.pk, "film": None}
        frozen["parts"]["subjects"].append({**row, "prominence": "about"})
        drafting.save_draft(article, frozen, base=0, by=self.editor)
        librarian = User.objects.create_user("librarian", is_staff=True)
        librarian.user_permissions.set(
            Permission.objects.filter(codename__in=["change_person", "delete_person", "view_article"])
        )
        self.client.force_login(librarian)
        page = self.client.get(self.address(person, "delete"))
        self.assertContains(page, "Some that you cannot open")
        self.assertNotContains(page, self.address(article, "change"))


class MergePageTests(InUseTestCase):
    def setUp(self):
        super().setUp()
        self.loser, self.heir = make_person("A. Varda", slug="a-varda"), make_person(slug="agnes-varda")
        self.film = make_film(directors=[self.loser])

    def test_shows_what_would_move_before_anything_does(self):
        page = self.merge(self.loser, self.heir)
        self.assertContains(page, "Moves: 1 credit.")
        self.assertContains(page, "/people/agnes-varda/")
        self.assertEqual(self.film.credits.get().person, self.loser)

    def test_merges_when_told_to_and_leaves_a_trace(self):
        page = self.merge(self.loser, self.heir, _merge="Merge")
        self.assertRedirects(page, self.address(self.heir, "change"))
        self.assertContains(page, "everything that named it names")
        self.assertEqual(self.film.credits.get().person, self.heir)
        self.assertEqual(AuditEntry.objects.get().actor, self.editor)

    def test_refuses_itself_what_is_gone_and_nothing_with_a_sentence(self):
        gone = make_person("Gone")
        number, gone_pk = self.loser.pk, gone.pk
        gone.delete()
        for into, sentence in [
            (number, "nothing can be merged into itself"),
            (gone_pk, "That one is no longer there"),
            ("", "This field is required"),
            ("x", "This field is required"),
        ]:
            for button in ({}, {"_merge": "Merge"}):
                with self.subTest(into=into, button=button):
                    response = self.client.post(self.address(self.loser, "merge"), {"into": into, **button})
                    self.assertContains(response, sentence)
        self.assertEqual(self.film.credits.get().person, self.loser)

    def test_is_for_who_may_delete_and_change(self):
        self.assertContains(self.client.get(self.address(self.loser, "change")), self.address(self.loser, "merge"))
        weaker = User.objects.create_user("weaker", is_staff=True)
        weaker.user_permissions.set(Permission.objects.filter(codename__in=["change_person", "view_person"]))
        self.client.force_login(weaker)
        self.assertNotContains(self.client.get(self.address(self.loser, "change")), self.address(self.loser, "merge"))
        for request in (self.client.get, self.client.post):
            self.assertEqual(
                request(self.address(self.loser, "merge"), {"into": self.heir.pk, "_merge": "x"}).status_code, 403
            )
        self.assertEqual(self.film.credits.get().person, self.loser)

    def test_of_a_row_that_was_merged_leads_on_to_its_heir(self):
        addresses = [self.address(self.loser, page) for page in ("change", "merge")]
        typed = values_at(self.client, addresses[0])
        self.merge(self.loser, self.heir, _merge="Merge")
        page = self.client.post(addresses[0], typed, follow=True)
        self.assertRedirects(page, self.address(self.heir, "change"))
        self.assertContains(page, "What you had typed there was not saved.")
        self.assertEqual(self.client.get(addresses[1]).status_code, 404)


class FormOpenDuringAMergeTests(InUseTestCase):
    """A third editor has chosen what two others merge."""

    def setUp(self):
        super().setUp()
        self.loser, self.heir = make_person("A. Varda"), make_person()

    def merge_now(self):
        self.merge(self.loser, self.heir, _merge="Merge")

    def test_of_a_film_takes_the_heir(self):
        film = make_film(directors=[self.loser])
        data = values_at(self.client, self.address(film, "change"))
        add_row(data, "credits", person=self.loser.pk, company="", job="writer", position=1)
        self.merge_now()
        self.assertEqual(self.client.post(self.address(film, "change"), data).status_code, 302)
        self.assertEqual({credit.person for credit in film.credits.all()}, {self.heir})
        self.assertEqual(film.credits.count(), 2)

    def test_of_a_film_does_not_ask_for_a_row_that_the_merge_dropped(self):
        film = make_film(directors=[self.loser, self.heir])
        data = values_at(self.client, self.address(film, "change")) | {"tagline": "From 5 to 7"}
        self.merge_now()
        self.assertEqual(self.client.post(self.address(film, "change"), data).status_code, 302)
        film.refresh_from_db()
        self.assertEqual((film.credits.get().person, film.tagline), (self.heir, "From 5 to 7"))

    def test_of_a_story_takes_the_heir_and_loses_no_word(self):
        article = make_article(about=[self.loser, self.heir], by=[self.loser], section=make_section())
        data = values_at(self.client, self.address(article, "change")) | {"title": "Another walk", "_continue": "x"}
        self.merge_now()
        response = self.client.post(self.address(article, "change"), data)
        self.assertEqual(response.status_code, 302, response.context and response.context["errors"])
        article.refresh_from_db()
        parts = article.draft.frozen["parts"]
        self.assertEqual(article.draft.frozen["story"]["title"], "Another walk")
        self.assertEqual([row["person"] for row in parts["subjects"] + parts["contributions"]], [self.heir.pk] * 2)

    def test_of_people_shown_on_a_picture_takes_the_heir(self):
        photo = make_photo(people=[self.loser])
        data = values_at(self.client, self.address(photo, "change"))
        self.merge_now()
        self.assertEqual(self.client.post(self.address(photo, "change"), data).status_code, 302)
        self.assertEqual(list(photo.people.all()), [self.heir])

    def test_a_choice_that_is_simply_gone_is_refused(self):
        film, gone = make_film(), make_person("Gone")
        data = values_at(self.client, self.address(film, "change"))
        add_row(data, "credits", person=gone.pk, company="", job="writer", position=1)
        gone.delete()
        self.assertContains(self.client.post(self.address(film, "change"), data), "Select a valid choice")


class TopicTests(InUseTestCase):
    def test_typed_by_the_name_of_one_that_was_merged_is_its_heir(self):
        article = make_article(tags=["noir", "film noir"])
        loser, heir = Tag.objects.get(name="noir"), Tag.objects.get(name="film noir")
        self.merge(loser, heir, _merge="Merge")
        article.tags.set(["Noir"])
        self.assertEqual(list(article.tags.all()), [heir])
        self.assertEqual(Tag.objects.count(), 1)


class PictureTests(InUseTestCase):
    def setUp(self):
        super().setUp()
        self.old, self.new = make_photo("Old"), make_photo("New")
        self.article = make_article(lead_photo=self.old)
        make_block(self.article, "figure", photo=self.old)

    def test_is_replaced_wherever_it_stands_and_goes_with_its_files(self):
        name, storage = self.old.file.name, self.old.file.storage
        with self.captureOnCommitCallbacks(execute=True):
            self.merge(self.old, self.new, _merge="Replace")
        self.article.refresh_from_db()
        self.assertEqual(self.article.lead_photo, self.new)
        self.assertEqual(self.article.blocks.get(kind="figure").photo, self.new)
        self.assertFalse(storage.exists(name))
        self.assertEqual(AuditEntry.objects.get().action, "replaced")

    def test_is_in_use_as_a_portrait_and_a_poster(self):
        for field, row in [("portrait_of", make_person("Portrayed")), ("poster_of", make_film("Advertised"))]:
            with self.subTest(field):
                photo = make_photo(**{field: row})
                page = self.delete(photo)
                self.assertContains(page, f"1 {field.removesuffix('_of')}")
                self.assertContains(page, self.address(row, "change"))
                self.assertTrue(Photo.objects.filter(pk=photo.pk).exists())

    def test_looking_at_what_would_happen_leaves_the_files(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.assertContains(self.merge(self.old, self.new), "Moves: ")
        self.assertTrue(self.old.file.storage.exists(self.old.file.name))

    def test_is_not_replaced_by_one_that_readers_may_not_see(self):
        Photo.objects.filter(pk=self.new.pk).update(credit_line="", rights_status="unknown")
        for button in ({}, {"_merge": "Replace"}):
            self.assertContains(self.merge(self.old, self.new, **button), "give that one its credit")
        self.assertTrue(Photo.objects.filter(pk=self.old.pk).exists())
