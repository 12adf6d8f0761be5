"""Names and numbers of the lists: nobody learns from them of a story that they may not see."""

import datetime
import re

from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Tag
from tests.factories import (
    make_article,
    make_block,
    make_member,
    make_person,
    make_photo,
    make_section,
)
from tests.forms import values, values_at

TOPICS = reverse("admin:articles_tag_changelist")
SECTIONS = reverse("admin:articles_section_changelist")
STORIES = reverse("admin:articles_article_changelist")
CHOICE = f"{reverse('admin:autocomplete')}?app_label=articles&model_name=taggedarticle&field_name=tag"
LONG_AGO = timezone.make_aware(datetime.datetime(1987, 3, 3))
SOME = ["Writer", "Section editor", "Photo editor", "Importer"]


def without_tokens(response):
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def listed(client, **query):
    return [topic.name for topic in client.get(TOPICS, query).context["cl"].result_list]


def make_librarian(*permissions):
    """Somebody who keeps the shelf and looks at stories, but may not change every one."""
    librarian = User.objects.create_user("librarian", is_staff=True)
    librarian.user_permissions.set(Permission.objects.filter(codename__in=[*permissions, "view_article"]))
    return librarian


class TwoWorldsTests(TestCase):
    """The same desk without and with what somebody else has in hand."""

    def setUp(self):
        self.section = make_section("Film")
        self.live = make_article("Shown", section=self.section, tags=["noir"])

    def hide_something(self):
        """Drafts with topics that nobody else has: on a story, and beside one that readers see."""
        make_article("Hushhush", section=self.section, tags=["hushhush", "noir"], status=Article.Status.DRAFT)
        make_article(section=self.section, status=Article.Status.WITHDRAWN, tags=["noir"], published_at=LONG_AGO)
        somebody_else = Client()
        somebody_else.force_login(User.objects.create_superuser("boss"))
        form = reverse("admin:articles_article_change", args=[self.live.pk])
        typed = {**values(somebody_else.get(form)), "tags": "noir, hushhush too", "_continue": "Save"}
        somebody_else.post(form, typed)
        self.assertTrue(Tag.objects.filter(name="hushhush too").exists())

    def test_every_list_and_choice_is_the_same_in_both_for_who_may_not_see_it(self):
        pages = [
            *(f"{TOPICS}{query}" for query in ("", "?q=hush", "?o=2")),
            *(f"{SECTIONS}{query}" for query in ("", "?q=film")),
            *(f"{CHOICE}{query}" for query in ("", "&term=hush")),
            STORIES,
        ]
        members = {role: make_member(role) for role in SOME}

        def seen():
            found = {}
            for role, member in members.items():
                self.client.force_login(member)
                found |= {(role, page): without_tokens(self.client.get(page)) for page in pages}
            return found

        before = seen()
        self.hide_something()
        for where, page in seen().items():
            with self.subTest(where):
                self.assertEqual(page, before[where])

    def test_who_may_see_every_story_sees_every_topic_and_counts_every_story(self):
        self.hide_something()
        self.client.force_login(make_member("Chief editor"))
        self.assertEqual(listed(self.client), ["hushhush", "hushhush too", "noir"])
        self.assertEqual(len(self.client.get(CHOICE).json()["results"]), 3)
        self.assertContains(self.client.get(TOPICS, {"q": "noir"}), '<td class="field-story_count">3</td>')
        self.assertContains(self.client.get(SECTIONS), '<td class="field-story_count">3</td>')

    def test_a_hidden_topic_answers_as_one_that_never_was(self):
        self.hide_something()
        hidden, never = Tag.objects.get(name="hushhush").pk, 999_999
        self.client.force_login(make_member("Section editor"))
        for page in ("change", "history", "delete", "merge", "address"):
            with self.subTest(page):
                self.assertEqual(*(self.told(page, key) for key in (hidden, never)))

    def told(self, page, key):
        """What is answered for a topic's number, in words, and where it leads."""
        response = self.client.get(reverse(f"admin:articles_tag_{page}", args=[key]))
        said = [str(message).replace(f"“{key}”", "#") for message in get_messages(response.wsgi_request)]
        self.client.cookies.pop("messages", None)
        return response.status_code, response.get("Location"), said, b"hushhush" in response.content


class TopicListTests(TestCase):
    def test_holds_what_was_added_on_purpose_and_is_not_used_yet(self):
        self.client.force_login(make_member("Chief editor"))
        self.client.post(reverse("admin:articles_tag_add"), {"name": "Cannes", "slug": "cannes"})
        self.client.force_login(make_member("Writer"))
        self.assertEqual(listed(self.client), ["Cannes"])
        make_article(tags=["Cannes"], status=Article.Status.DRAFT)
        self.assertEqual(listed(self.client), ["Cannes"])
        self.assertContains(self.client.get(TOPICS), '<td class="field-story_count">0</td>')

    def test_holds_the_topics_of_ones_own_drafts(self):
        writer = make_member("Writer")
        make_article(tags=["noir"], status=Article.Status.DRAFT, writer=writer)
        self.client.force_login(writer)
        self.assertEqual(listed(self.client), ["noir"])

    def test_counts_no_story_for_who_opens_none(self):
        make_article(tags=["noir"])
        keeper = User.objects.create_user("keeper", is_staff=True)
        keeper.user_permissions.set(Permission.objects.filter(codename__in=["view_tag", "view_section", "add_tag"]))
        self.client.force_login(keeper)
        self.client.post(reverse("admin:articles_tag_add"), {"name": "Cannes", "slug": "cannes"})
        self.assertContains(self.client.get(TOPICS), '<td class="field-story_count">0</td>')

    def test_adding_one_that_only_a_hidden_story_has_takes_it_in_as_it_is(self):
        make_article(tags=["Noir"], status=Article.Status.DRAFT)
        hidden = Tag.objects.get()
        self.client.force_login(make_member("Section editor"))
        add = reverse("admin:articles_tag_add")
        page = self.client.post(add, {"name": "noir", "slug": "black"}, follow=True)
        self.assertContains(page, "was added successfully")
        self.assertEqual(listed(self.client), ["Noir"])
        hidden.refresh_from_db()
        self.assertEqual((hidden.name, hidden.slug, Tag.objects.count()), ("Noir", "noir", 1))
        self.assertContains(self.client.post(add, {"name": "noir", "slug": "black"}), "already there")

    def test_costs_as_many_queries_with_twenty_topics_as_with_two(self):
        self.client.force_login(make_member("Writer"))
        counts = []
        for number in (2, 18):
            for index in range(number):
                make_article(tags=[f"topic {number} {index}", "noir"])
            for page in (TOPICS, SECTIONS, CHOICE):
                with CaptureQueriesContext(connection) as captured:
                    self.client.get(page)
                counts.append(len(captured))
        self.assertEqual(counts[:3], counts[3:])


class NumbersTests(TestCase):
    """Where a row is used, for who may not know of every story that uses it."""

    def setUp(self):
        self.photo, self.other = make_photo("Old"), make_photo("New")
        self.hidden = [make_article(f"Hushhush {number}", status=Article.Status.DRAFT) for number in range(3)]
        for story in self.hidden:
            make_block(story, "figure", photo=self.photo)
        self.client.force_login(make_member("Photo editor"))

    def page(self, name, **data):
        address = reverse(f"admin:articles_photo_{name}", args=[self.photo.pk])
        return self.client.post(address, data, follow=True) if data else self.client.get(address)

    def assertNoNumber(self, page):
        self.assertContains(page, "blocks of stories")
        self.assertNotRegex(page.content.decode(), r"\d+ blocks? of")
        self.assertNotContains(page, "Hushhush")

    def test_are_not_told_where_its_use_is_shown(self):
        self.assertNoNumber(self.page("delete"))
        self.assertContains(self.page("delete"), "Some that you cannot open")

    def test_are_not_told_where_a_selection_is_refused(self):
        chosen = {"action": "delete_selected", "_selected_action": self.photo.pk}
        self.assertNoNumber(self.client.post(reverse("admin:articles_photo_changelist"), chosen))

    def test_are_told_neither_before_nor_after_a_replacement_nor_in_its_log(self):
        self.assertNoNumber(self.page("merge", into=self.other.pk))
        self.assertNoNumber(self.page("merge", into=self.other.pk, _merge="Replace"))
        self.assertNoNumber(self.client.get(reverse("admin:articles_photo_history", args=[self.other.pk])))

    def test_are_told_where_every_use_may_be_opened(self):
        Article.objects.update(status=Article.Status.PUBLISHED, published_at=LONG_AGO)
        self.assertContains(self.page("delete"), "3 blocks of stories")
        self.client.force_login(make_member("Chief editor"))
        self.assertContains(self.page("merge", into=self.other.pk), "Moves: 3 blocks of stories.")

    def test_of_a_deletion_that_is_held_up_are_not_told(self):
        section = make_section("Held")
        self.client.force_login(make_librarian("view_section", "change_section", "delete_section", "delete_article"))
        pages = []
        for number in (1, 2):
            for index in range(number):
                make_article(f"Hushhush {number} {index}", section=section, status=Article.Status.DRAFT)
            pages.append(self.client.get(reverse("admin:articles_section_delete", args=[section.pk])))
        self.assertContains(pages[0], "permission to delete")
        self.assertEqual(*map(without_tokens, pages))


class BulkDeletionTests(TestCase):
    """Many chosen rows cost what a few do."""

    def setUp(self):
        self.client.force_login(make_member("Chief editor"))

    def queries_for(self, rows):
        name = f"admin:{rows[0]._meta.app_label}_{rows[0]._meta.model_name}_changelist"
        chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
        self.client.post(reverse(name), chosen)
        with CaptureQueriesContext(connection) as captured:
            page = self.client.post(reverse(name), chosen)
        self.assertEqual(page.status_code, 200)
        return len(captured), page

    def test_of_what_is_in_use_asks_as_often_for_twenty_as_for_two(self):
        counts = []
        for number in (2, 20):
            people = [make_person() for _ in range(number)]
            make_article(about=people, by=people)
            drafted = make_article("Live")
            frozen = freeze(drafted)
            frozen["parts"]["subjects"] = [
                {"id": f"0198c5a0-0000-7000-8000-{n:012}", "person": p.pk, "film": None, "prominence": "about"}
                for n, p in enumerate(people)
            ]
            drafting.save_draft(drafted, frozen, base=drafted.saves, by=None)
            count, page = self.queries_for(people)
            self.assertContains(page, "1 draft or planned launch", count=number)
            self.assertContains(page, "1 credit in a story or a shoot", count=number)
            counts.append(count)
        self.assertEqual(*counts)

    def test_of_what_nothing_names_asks_as_often_for_twenty_as_for_two(self):
        counts = []
        for number in (2, 20):
            people = [make_person() for _ in range(number)]
            for person in people:
                person.other_names.create(name=f"Arlette {person.pk}")
            counts.append(self.queries_for(people)[0])
        self.assertEqual(*counts)

    def test_of_pictures_and_topics_asks_as_often_for_twenty_as_for_two(self):
        for make in (make_photo, lambda: Tag.objects.create(name=f"Topic {Tag.objects.count()}")):
            counts = [self.queries_for([make() for _ in range(number)])[0] for number in (2, 20)]
            self.assertEqual(*counts)


class DeletionWordsTests(TestCase):
    def test_of_a_story_are_those_of_the_desk(self):
        chief = make_member("Chief editor")
        self.client.force_login(chief)
        article = make_article("A walk", tags=["noir"], by=[make_person("Agnès Varda")])
        form = reverse("admin:articles_article_change", args=[article.pk])
        self.client.post(form, {**values_at(self.client, form), "dek": "Newer", "_continue": "Save"})
        self.client.post(reverse("admin:articles_article_presence", args=[article.pk]), {"typing": "yes"})
        self.client.post(reverse("admin:articles_article_comments", args=[article.pk]), {"text": "Says who?"})
        chosen = {"action": "delete_selected", "_selected_action": article.pk}
        for page in (
            self.client.get(reverse("admin:articles_article_delete", args=[article.pk])),
            self.client.post(STORIES, chosen),
        ):
            summary = page.content.decode().partition("<h2>Summary</h2>")[2].lower()
            self.assertIn("stories: 1", summary)
            for word in ("presence", "recovery", "version", "waiver", "says who", "relationship", "tagged"):
                self.assertNotIn(word, summary)
            self.assertContains(page, "every version, what was said of")
