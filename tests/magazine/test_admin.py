from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Article,
    Block,
    Gallery,
    Launch,
    Photo,
    Publication,
    RelatedHeadline,
    Series,
    Shoot,
    Tag,
    Video,
)
from magazine.admin import ORDER
from people.models import AuditEntry, Claim, Credit, Release, Tally
from tests.factories import (
    ahead,
    make_article,
    make_block,
    make_company,
    make_edition,
    make_editor,
    make_film,
    make_gallery,
    make_nomination,
    make_person,
    make_photo,
    make_section,
    make_source,
)

DESK = [model for model in admin.site._registry if model._meta.app_label in ("articles", "people")]


def list_of(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def fill_the_desk(count):
    """So many rows in every list, each with what its columns and its name show."""
    source, company = make_source(), make_company()
    publication = Publication.objects.create(name=f"Publication {count}", slug=f"publication-{count}")
    for number in range(count):
        name = f"{count}-{number}"
        person = make_person(f"Person {name}")
        photo = make_photo(people=[person])
        section = make_section(f"Section {name}", parent=make_section(f"Top {name}"))
        film = make_film(f"Film {name}", directors=[person], cast=[(make_person(), "Cléo")])
        edition = make_edition()
        make_nomination(edition, films=[film], nominees=[make_person(), make_company()])
        Release.objects.create(film=film, kind="theatrical", date="1962", company=company, source=source)
        Claim.objects.create(film=film, topic="budget", text="It cost little.", source=source)
        Tally.objects.create(film=film, edition=edition, wins=1, source=source)
        shoot = Shoot.objects.create(title=f"Shoot {name}", slug=f"shoot-{name}")
        issue = publication.issues.create(label=name, slug=name, cover=photo)
        make_gallery([photo])
        Video.objects.create(title=f"Video {name}", slug=f"video-{name}", kind="clip", film=film, still=photo)
        Publication.objects.create(name=name, slug=f"other-{name}")
        series = Series.objects.create(name=f"Series {name}", slug=f"series-{name}")
        story = make_article(
            series=series, section=section, lead_photo=photo, issue=issue, shoot=shoot, tags=[f"Topic {name}"]
        )
        AuditEntry.objects.record(AuditEntry.Action.PUBLISHED, story, by=None)
        launch = Launch.objects.create(name=f"Launch {name}", goes_live_at=ahead(days=number + 1))
        launch.items.create(article=story, version=story.versions.create(number=0, kind="draft", frozen={}))


class DeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        fill_the_desk(2)

    def setUp(self):
        self.client.force_login(self.editor)

    def test_opens_every_list_and_form_to_an_editor(self):
        for model in DESK:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            row = model.objects.first()
            pages = [f"{name}_changelist", f"{name}_add"] if model is not AuditEntry else [f"{name}_changelist"]
            for address in [*map(reverse, pages), reverse(f"{name}_change", args=[row.pk])]:
                with self.subTest(address):
                    self.assertEqual(self.client.get(address).status_code, 200)

    def test_finds_rows_in_every_list_by_search(self):
        for model in DESK:
            with self.subTest(model.__name__):
                self.assertTrue(admin.site._registry[model].search_fields)
                self.assertEqual(self.client.get(list_of(model), {"q": "Sofía 1962"}).status_code, 200)

    def test_offers_every_filter(self):
        for model in DESK:
            changelist = self.client.get(list_of(model)).context["cl"]
            for spec in changelist.filter_specs:
                for choice in list(spec.choices(changelist)):
                    with self.subTest(model=model.__name__, filter=spec.title, choice=choice["display"]):
                        address = list_of(model) + choice["query_string"]
                        self.assertEqual(self.client.get(address).status_code, 200)

    def queries(self, address, data=None):
        self.client.get(address, data)  # warms what is kept for the process, such as content types
        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(self.client.get(address, data).status_code, 200)
        return len(captured)


class FormTests(TestCase):
    """Long forms: a film with many credits, an edition with many nominations, a story with many blocks."""

    def setUp(self):
        self.client.force_login(make_editor())

    def assert_constant(self, address, grow):
        counts = []
        for count in (2, 18):
            grow(count)
            counts.append(DeskTests.queries(self, address))
        self.assertEqual(*counts)

    def test_a_film_costs_the_same_with_many_credits(self):
        film, source = make_film(), make_source()

        def grow(count):
            for number in range(count):
                name = f"{count}-{number}"
                Credit.objects.create(film=film, person=make_person(), job="actor", character=name, source=source)
                Credit.objects.create(film=film, company=make_company(), job="distributor", source=source)
                Release.objects.create(film=film, kind="premiere", territory=name, edition=make_edition(), date="1962")
                Claim.objects.create(film=film, topic="budget", text=name, source=source)
                Tally.objects.create(film=film, edition=make_edition(), wins=1, source=source)

        self.assert_constant(reverse("admin:people_film_change", args=[film.pk]), grow)

    def test_an_edition_costs_the_same_with_many_nominations(self):
        edition, source = make_edition(), make_source()

        def grow(count):
            for number in range(count):
                film = make_film(f"Film {count}-{number}")
                make_nomination(edition, category=f"Category {count}-{number}", films=[film, make_film()])
                edition.roles.create(person=make_person(), role="host")
                Tally.objects.create(film=film, edition=edition, wins=1, source=source)

        self.assert_constant(reverse("admin:people_edition_change", args=[edition.pk]), grow)

    def test_a_person_costs_the_same_with_many_films(self):
        person, source = make_person(), make_source()

        def grow(count):
            for _ in range(count):
                film = make_film(cast=[(person, "Cléo")])
                Claim.objects.create(person=person, topic="life", text=film.slug, source=source)
                Tally.objects.create(person=person, edition=make_edition(), wins=1, source=source)

        self.assert_constant(reverse("admin:people_person_change", args=[person.pk]), grow)

    def test_a_story_costs_the_same_with_many_blocks(self):
        article = make_article(section=make_section(), by=[make_person()])

        def grow(count):
            for number in range(count):
                photo, film = make_photo(), make_film()
                video = Video.objects.create(title="Clip", slug=f"clip-{count}-{number}", kind="clip", film=film)
                make_block(article, text="<p>On she walks.</p>")
                make_block(article, Block.Kind.FIGURE, photo=photo)
                make_block(article, Block.Kind.GALLERY, gallery=make_gallery([photo]))
                make_block(article, Block.Kind.VIDEO, video=video)
                make_block(article, Block.Kind.FILM_CARD, film=film)
                make_block(article, Block.Kind.LIST_ENTRY, title="One", film=film, photo=photo)
                article.contributions.create(person=make_person())
                article.subjects.create(film=film)
                article.related.create(story=make_article())
                RelatedHeadline.objects.create(article=article, position=100 * count + number, headline="Also")

        self.assert_constant(reverse("admin:articles_article_change", args=[article.pk]), grow)

    def test_a_gallery_costs_the_same_with_many_pictures(self):
        gallery = make_gallery([])

        def grow(count):
            for _ in range(count):
                gallery.items.create(photo=make_photo())

        self.assert_constant(reverse("admin:articles_gallery_change", args=[gallery.pk]), grow)


class IndexTests(TestCase):
    def test_puts_the_newsroom_first_and_stories_before_all_else(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        apps = self.client.get(reverse("admin:index")).context["app_list"]
        self.assertEqual(
            [app["name"] for app in apps],
            ["Newsroom", "Reference shelf", "Front page", "Newsletter", "Accounts", "What was done"],
        )
        self.assertEqual([m["object_name"] for m in apps[0]["models"]][:3], ["Article", "Launch", "Photo"])
        self.assertEqual([m["object_name"] for m in apps[1]["models"]][:3], ["Person", "Film", "Programme"])

    def test_names_every_model_of_ours_that_has_a_place_in_the_order(self):
        for app_label in ("articles", "people"):
            registered = {m.__name__ for m in DESK if m._meta.app_label == app_label}
            self.assertEqual(set(ORDER[app_label]), registered)

    def test_leaves_out_the_tag_library_s_own_list(self):
        self.assertFalse([model for model in admin.site._registry if model._meta.app_label == "taggit"])


class EmptyListTests(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def test_say_what_to_do_next(self):
        for model in DESK:
            with self.subTest(model.__name__):
                response = self.client.get(
                    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
                )
                self.assertContains(response, admin.site._registry[model].nothing_here)

    def test_say_so_when_a_search_finds_nothing(self):
        for model in (Article, Gallery, Photo, Tag):
            response = self.client.get(reverse(f"admin:articles_{model._meta.model_name}_changelist"), {"q": "zzz"})
            self.assertContains(response, "Nothing matches.")
