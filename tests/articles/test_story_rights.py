from django.contrib.auth.models import AnonymousUser, Permission, User
from django.test import TestCase
from django.urls import reverse

from articles import drafting, roles
from articles.models import Article, Section
from people.models import AuditEntry
from tests.factories import ago, ahead, make_article, make_editor, make_member, make_section
from tests.forms import values_at


class StoryRightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section, cls.other = make_section("Ours"), make_section("Theirs")
        inside = make_section("Inside", parent=cls.section)
        cls.people = [make_member(role, sections=[cls.section]) for role in roles.ROLES]
        cls.people += [make_member(role) for role in roles.ROLES]
        cls.people += [make_editor(), User.objects.create_superuser("boss"), User.objects.create_user("nobody")]
        cls.people += [User.objects.create_superuser("gone", is_active=False), AnonymousUser()]
        states = [
            {"status": Article.Status.DRAFT},
            {"status": Article.Status.DRAFT, "published_at": ago(days=1)},
            {"status": Article.Status.WITHDRAWN},
            {"status": Article.Status.PUBLISHED},
            {"status": Article.Status.PUBLISHED, "published_at": ahead(days=1)},
            {"status": Article.Status.PUBLISHED, "embargo_until": ahead(days=1)},
            {"status": Article.Status.PUBLISHED, "expires_at": ago(hours=1)},
        ]
        for person in cls.people:
            for section in (None, cls.section, inside, cls.other):
                for state in states if person in cls.people[:2] else states[:1]:
                    make_article(writer=person if person.pk else None, section=section, body=[], **state)

    def test_are_the_same_for_one_row_as_for_many(self):
        stories = list(Article.objects.all())
        for person in self.people:
            for asked, many in [
                (Article.is_editable_by, Article.objects.editable_by(person)),
                (Article.is_seen_at_desk_by, Article.objects.seen_at_desk_by(person)),
            ]:
                found = [story.pk for story in many]
                self.assertEqual(len(found), len(set(found)), "a story is found once")
                self.assertEqual({story.pk for story in stories if asked(story, person)}, set(found), (person, asked))

    def test_whoever_edits_every_story_is_asked_no_condition(self):
        plain = str(Article.objects.all().query)
        self.assertEqual(str(Article.objects.seen_at_desk_by(make_member("Chief editor")).query), plain)

    def test_end_for_the_writer_once_readers_are_given_the_story(self):
        writer = make_member("Writer")
        story = make_article(writer=writer, status=Article.Status.DRAFT)
        self.assertTrue(story.is_editable_by(writer))
        self.assertTrue(story.is_deletable_by(writer))
        story.publish()
        self.assertFalse(story.is_editable_by(writer))
        self.assertFalse(story.is_deletable_by(writer))

    def test_of_a_section_reach_the_sections_inside_it_and_no_others(self):
        editor = make_member("Section editor", sections=[self.section])
        edited = {str(section) for section in Section.objects.edited_by(editor)}
        self.assertEqual(edited, {"Ours", "Ours › Inside"})


class StoryFormTestCase(TestCase):
    add = "/admin/articles/article/add/"

    def setUp(self):
        self.ours, self.other = make_section("Ours"), make_section("Theirs")

    def enter(self, person):
        self.client.force_login(person)
        return person

    def form_of(self, article):
        return reverse("admin:articles_article_change", args=[article.pk])

    def save(self, article, **changes):
        address = self.form_of(article)
        return self.client.post(address, {**values_at(self.client, address), **changes, "_continue": "1"})

    def begin(self, **changes):
        data = {**values_at(self.client, self.add), "title": "New", "slug": "new", **changes}
        return self.client.post(self.add, {**data, "_continue": "1"})


class WriterFieldTests(StoryFormTestCase):
    def test_whoever_begins_a_story_is_its_writer(self):
        for role in ("Writer", "Section editor", "Importer", "Chief editor"):
            with self.subTest(role):
                person = self.enter(make_member(role))
                self.begin(slug=f"by-{person.pk}")
                self.assertEqual(Article.objects.get(slug=f"by-{person.pk}").writer, person)

    def test_a_writer_cannot_begin_one_in_another_name(self):
        writer, colleague = self.enter(make_member("Writer")), make_member("Writer")
        self.assertNotContains(self.client.get(self.add), 'name="writer"')
        self.begin(writer=colleague.pk)
        self.assertEqual(Article.objects.get(slug="new").writer, writer)

    def test_a_chief_editor_hands_a_story_to_somebody_else_at_once_and_on_record(self):
        writer, chief = make_member("Writer", "wanda"), self.enter(make_member("Chief editor"))
        for status in (Article.Status.DRAFT, Article.Status.PUBLISHED):
            with self.subTest(status):
                article = make_article("Handed on", status=status, writer=chief, section=self.ours)
                self.save(article, writer=writer.pk)
                article.refresh_from_db()
                self.assertEqual(article.writer, writer)
                entry = AuditEntry.objects.about(article).get()
                self.assertEqual((entry.action, entry.words), ("rights", f"Writer: {chief} → wanda"))

    def test_nobody_else_can(self):
        writer = make_member("Writer")
        editor = self.enter(make_member("Section editor", sections=[self.ours]))
        article = make_article(status=Article.Status.DRAFT, writer=writer, section=self.ours)
        self.save(article, writer=editor.pk, title="Another headline")
        article.refresh_from_db()
        self.assertEqual((article.writer, article.title), (writer, "Another headline"))
        self.assertFalse(AuditEntry.objects.exists())

    def test_offers_the_desk_and_keeps_a_writer_who_has_left(self):
        left = make_member("Writer", "left")
        reader = User.objects.create_user("reader")
        self.enter(make_member("Chief editor"))
        article = make_article(status=Article.Status.DRAFT, writer=left, section=self.ours)
        User.objects.filter(pk=left.pk).update(is_active=False)
        page = self.client.get(self.form_of(article))
        offered = set(page.context["adminform"].form.fields["writer"].queryset)
        self.assertIn(left, offered)
        self.assertNotIn(reader, offered)
        self.save(article, title="Another headline")
        article.refresh_from_db()
        self.assertEqual((article.writer, article.title), (left, "Another headline"))


class SectionChoiceTests(StoryFormTestCase):
    def test_a_section_editor_chooses_among_their_own_and_forges_no_other(self):
        inside = make_section("Inside", parent=self.ours)
        self.enter(make_member("Section editor", sections=[self.ours]))
        article = make_article(status=Article.Status.DRAFT, section=self.ours)
        page = self.client.get(self.form_of(article))
        self.assertEqual(set(page.context["adminform"].form.fields["section"].queryset), {self.ours, inside})
        self.assertContains(self.save(article, section=self.other.pk), "Select a valid choice")
        article.refresh_from_db()
        self.assertEqual(article.section, self.ours)
        self.save(article, section=inside.pk)
        article.refresh_from_db()
        self.assertEqual(article.section, inside)

    def test_a_section_that_somebody_else_chose_stays_when_they_save(self):
        editor = self.enter(make_member("Section editor", sections=[self.ours]))
        article = make_article(status=Article.Status.DRAFT, section=self.other, writer=editor)
        self.save(article, title="Another headline")
        article.refresh_from_db()
        self.assertEqual((article.section, article.title), (self.other, "Another headline"))

    def test_a_writer_and_a_chief_editor_choose_any(self):
        for role in ("Writer", "Chief editor"):
            with self.subTest(role):
                person = self.enter(make_member(role))
                article = make_article(status=Article.Status.DRAFT, section=self.ours, writer=person)
                self.save(article, section=self.other.pk)
                article.refresh_from_db()
                self.assertEqual(article.section, self.other)

    def test_a_draft_that_moves_to_another_section_is_no_way_in_and_no_way_out(self):
        """Who edits a live story is said by its rows, whatever section the draft beside it lies in."""
        article = make_article("Before", section=self.ours)
        self.enter(make_member("Chief editor"))
        self.save(article, section=self.other.pk, title="Waiting")
        theirs = make_member("Section editor", sections=[self.other])
        self.enter(theirs)
        self.assertNotContains(self.client.get(self.form_of(article)), "Waiting")
        self.assertEqual(self.client.post(self.form_of(article), {"title": "Forged"}).status_code, 403)
        self.enter(make_member("Section editor", sections=[self.ours]))
        self.assertContains(self.client.get(self.form_of(article)), "Waiting")
        self.save(article, dek="Ours still")
        article.refresh_from_db()
        self.assertEqual(article.draft.frozen["story"]["dek"], "Ours still")
        self.assertEqual(article.draft.frozen["story"]["section"], self.other.pk)


class PublishingTests(StoryFormTestCase):
    def may_publish(self, person):
        person.user_permissions.add(Permission.objects.get(codename="publish_article"))
        return User.objects.get(pk=person.pk)

    def test_a_section_editor_who_may_publish_does_so_within_their_sections(self):
        self.enter(self.may_publish(make_member("Section editor", sections=[self.ours])))
        ours = make_article(section=self.ours, dek="A dek")
        theirs = make_article(section=self.other, dek="A dek")
        self.assertContains(self.client.get(self.form_of(ours)), 'name="_withdraw"')
        self.assertNotContains(self.client.get(self.form_of(theirs)), 'name="_withdraw"')
        chosen = {"action": "withdraw", "_selected_action": [ours.pk, theirs.pk]}
        page = self.client.post("/admin/articles/article/", chosen, follow=True)
        self.assertContains(page, "is not among the stories you may publish")
        statuses = [Article.objects.get(pk=story.pk).status for story in (ours, theirs)]
        self.assertEqual(statuses, [Article.Status.WITHDRAWN, Article.Status.PUBLISHED])

    def test_leaves_a_trace_that_stays(self):
        chief = make_member("Chief editor")
        article = make_article("On record", status=Article.Status.DRAFT, section=self.ours, dek="A dek")
        drafting.publish(article, base=article.saves, by=chief)
        drafting.withdraw(article, base=article.saves, by=chief)
        drafting.delete([article], by=chief)
        log = AuditEntry.objects.order_by("pk").values_list("action", "subject", "actor")
        self.assertEqual(
            list(log), [(action, "On record", chief.pk) for action in ("published", "withdrawn", "deleted")]
        )

    def test_of_a_moment_to_come_is_on_record_as_a_schedule(self):
        article = make_article(status=Article.Status.DRAFT, section=self.ours, dek="A dek", published_at=ahead(days=2))
        drafting.publish(article, base=article.saves, by=None)
        self.assertEqual(AuditEntry.objects.get().action, AuditEntry.Action.SCHEDULED)


class DeletingTests(StoryFormTestCase):
    def test_a_writer_deletes_their_own_that_never_went_out_and_it_is_on_record(self):
        writer = self.enter(make_member("Writer"))
        article = make_article("Never mind", status=Article.Status.DRAFT, writer=writer)
        self.client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
        self.assertFalse(Article.objects.exists())
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.action, entry.subject, entry.actor), ("deleted", "Never mind", writer))

    def test_of_many_at_once_is_on_record_for_each(self):
        self.enter(make_member("Chief editor"))
        articles = [make_article(title) for title in ("One", "Two")]
        chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in articles], "post": "yes"}
        self.client.post("/admin/articles/article/", chosen)
        self.assertEqual({entry.subject for entry in AuditEntry.objects.all()}, {"One", "Two"})
