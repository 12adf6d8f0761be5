from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Block, FigureBlock, HeadingBlock, PullQuoteBlock, Subject, Tag, TextBlock
from people.models import PersonName
from tests.factories import (
    ago,
    ahead,
    make_block,
    make_editor,
    make_film,
    make_person,
    make_photo,
    make_ready_article,
    make_section,
)
from tests.forms import add_row, prefix_of, values, values_at


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


class StoryFormTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def assert_saved(self, response):
        problems = response.context and [
            response.context["adminform"].form.errors,
            *(inline.formset.errors for inline in response.context["inline_admin_formsets"] if inline.formset.errors),
        ]
        self.assertEqual(response.status_code, 302, problems)

    def post(self, article, data, button="_publish"):
        """Send the form, so that what it holds is on the rows afterwards."""
        return self.client.post(form_of(article), {**data, button: "Pressed"})

    def save(self, article, **changes):
        data = values_at(self.client, form_of(article))
        return self.post(article, {**data, **changes})


class BlockEditorTests(StoryFormTestCase):
    def test_keeps_blocks_of_several_kinds_in_their_order_and_cleans_them(self):
        article = make_ready_article(body=["First."])
        page = self.client.get(form_of(article))
        data = values(page)
        text, heading, quote, figure = (
            prefix_of(page, model) for model in (TextBlock, HeadingBlock, PullQuoteBlock, FigureBlock)
        )
        add_row(data, heading, text="  The first take  ", ordering=-5, region="body")
        add_row(data, quote, text="\n On she walks. \n", attribution="Agnès Varda", ordering=20, region="body")
        add_row(data, figure, photo=make_photo().pk, width="wide", caption="", ordering=15, region="body")
        script = "<p>On <b>she</b> walks<script>alert(1)</script>.</p><p><br></p>"
        add_row(data, text, text=script, ordering=30, region="body")
        self.assert_saved(self.post(article, data))
        blocks = list(article.blocks.order_by("ordering"))
        self.assertEqual(
            [(block.kind, block.text) for block in blocks],
            [
                ("heading", "The first take"),
                ("text", "<p>First.</p>"),
                ("figure", ""),
                ("pull-quote", "On she walks."),
                ("text", "<p>On <strong>she</strong> walks.</p>"),
            ],
        )
        self.assertEqual({block.region for block in blocks}, {"body"})

    def test_keeps_headings_on_one_line_and_quotations_without_what_nobody_sees(self):
        article = make_ready_article(body=["I walk. Fast."])
        page = self.client.get(form_of(article))
        data = values(page)
        heading, quote = (prefix_of(page, model) for model in (HeadingBlock, PullQuoteBlock))
        add_row(data, heading, text="The\x00 first\r\ntake", ordering=20, region="body")
        add_row(data, quote, text="I\ufffe walk.\r\nFast.", attribution="Agnès\nVarda", ordering=30, region="body")
        self.assert_saved(self.post(article, data))
        first, second = article.blocks.order_by("ordering")[1:]
        self.assertEqual(first.text, "The first take")
        self.assertEqual((second.text, second.attribution), ("I walk.\nFast.", "Agnès Varda"))

    def test_moves_a_block_by_its_ordering_alone(self):
        article = make_ready_article(body=["First.", "Second."])
        key = article.blocks.get(text__contains="Second").pk
        page = self.client.get(form_of(article))
        data = values(page)
        data[f"{prefix_of(page, TextBlock)}-1-ordering"] = -10
        self.assert_saved(self.post(article, data))
        self.assertEqual(article.blocks.order_by("ordering").first().pk, key)

    def test_keeps_every_block_when_nothing_was_changed(self):
        article = make_ready_article(body=["First."])
        photo, film = make_photo(), make_film()
        make_block(article, Block.Kind.FIGURE, photo=photo)
        make_block(article, Block.Kind.FILM_CARD, film=film)
        make_block(article, Block.Kind.LIST_ENTRY, title="One", rank=1, text="<p>Best.</p>", photo=photo)
        make_block(article, Block.Kind.NOTE, text="<p>Thanks.</p>")
        before = list(article.blocks.order_by("ordering").values())
        self.assert_saved(self.save(article))
        self.assertEqual(list(article.blocks.order_by("ordering").values()), before)

    def test_shows_an_editor_a_button_for_every_kind(self):
        page = self.client.get(form_of(make_ready_article()))
        for kind in Block.Kind:
            self.assertContains(page, f'"title": "{kind.label}"')


class StoryFormTests(StoryFormTestCase):
    def test_links_people_and_films_and_names_the_byline(self):
        article, varda, film = make_ready_article(), make_person(), make_film()
        data = values_at(self.client, form_of(article))
        add_row(data, "subjects", person=varda.pk, film="", prominence="about", position=0)
        add_row(data, "subjects", person="", film=film.pk, prominence="mentions", position=0)
        add_row(data, "contributions", role="words", person=varda.pk, company="", position=0, in_byline="on")
        self.assert_saved(self.post(article, data))
        self.assertEqual(list(article.people.all()), [varda])
        self.assertEqual([str(credit) for credit in article.contributions.all()], ["Words: Agnès Varda"])

    def test_places_new_rows_after_those_that_are_there(self):
        article = make_ready_article(about=[make_person(), make_person()])
        data = values_at(self.client, form_of(article))
        for _ in range(2):
            add_row(data, "subjects", person=make_person().pk, prominence="about", position=0)
        self.assert_saved(self.post(article, data))
        self.assertEqual(list(Subject.objects.values_list("position", flat=True).order_by("id")), [0, 1, 2, 3])

    def test_refuses_a_person_and_a_film_in_one_row_with_a_sentence(self):
        article = make_ready_article()
        data = values_at(self.client, form_of(article))
        add_row(data, "subjects", person=make_person().pk, film=make_film().pk, prominence="about", position=0)
        self.assertContains(self.post(article, data), "Choose a person or a film, not both.")

    def test_publishes_at_once_when_no_moment_is_given(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        self.assert_saved(self.save(article))
        article.refresh_from_db()
        self.assertTrue(article.is_live())

    def test_refuses_an_end_before_the_beginning(self):
        article = make_ready_article(published_at=ago(days=1), status=Article.Status.DRAFT)
        end = timezone.localtime(ago(days=2))
        response = self.save(article, expires_at_0=end.strftime("%d/%m/%Y"), expires_at_1="12:00:00")
        self.assertContains(response, "A story cannot expire before it goes live.")

    def test_keeps_the_address_of_a_story_that_readers_have_seen(self):
        article = make_ready_article(slug="a-walk")
        self.assert_saved(self.save(article, slug="another"))
        article.refresh_from_db()
        self.assertEqual(article.slug, "a-walk")

    def test_lets_a_draft_change_its_address(self):
        article = make_ready_article(slug="a-walk", status=Article.Status.DRAFT)
        self.assert_saved(self.save(article, slug="another"))
        article.refresh_from_db()
        self.assertEqual(article.slug, "another")

    def test_links_to_the_site_only_what_stands_there(self):
        for article, linked in [(make_ready_article(), True), (make_ready_article(status=Article.Status.DRAFT), False)]:
            page = self.client.get(form_of(article))
            self.assertEqual("viewsitelink" in page.content.decode(), linked)


class TopicFieldTests(StoryFormTestCase):
    def topics(self, line, article=None):
        article = article or make_ready_article()
        response = self.save(article, tags=line)
        if response.status_code == 302:
            return set(article.tags.names())
        return response.context["adminform"].form.errors["tags"][0]

    def test_parts_topics_at_commas_only(self):
        self.assertEqual(self.topics("Awards season"), {"Awards season"})
        self.assertEqual(self.topics('Noir,  "Paris, Texas" , noir'), {"Noir", "Paris, Texas"})

    def test_shows_the_topics_as_they_are_typed(self):
        article = make_ready_article(tags=["Awards season", "Paris, Texas"])
        self.assert_saved(self.save(article))
        self.assertEqual(set(article.tags.names()), {"Awards season", "Paris, Texas"})

    def test_refuses_more_than_fifty(self):
        self.assertIn("at most 50 topics", self.topics(", ".join(f"Topic {number}" for number in range(51))))

    def test_refuses_people_and_films_and_says_to_link_them(self):
        PersonName.objects.create(person=make_person("Luna Sofía Miranda", slug="luna-sofia-miranda"), name="Lulu")
        make_film("Anora")
        for name in ["luna sofia miranda", "Lulu", "ANORA"]:
            with self.subTest(name):
                self.assertIn(f"On the reference shelf already: {name}.", self.topics(f"Acting, {name}"))

    def test_lets_a_topic_stay_that_became_a_film_later(self):
        article = make_ready_article(tags=["Wicked"])
        make_film("Wicked")
        self.assertEqual(self.topics("Wicked, Acting", article), {"Wicked", "Acting"})

    def test_refuses_what_no_address_can_be_made_of(self):
        self.assertIn("to make an address of", self.topics("映画"))

    def test_refuses_what_is_too_long(self):
        self.assertIn("longer than 100", self.topics("a" * 101))
        self.assertIn("longer than 100", self.topics("ß" * 60))


class TagFormTests(StoryFormTestCase):
    def test_refuses_a_second_spelling_of_a_topic(self):
        Tag.objects.create(name="Noir", slug="noir")
        response = self.client.post(reverse("admin:articles_tag_add"), {"name": "NOIR", "slug": "noir-2"})
        self.assertContains(response, "This topic is already there")


class StoryListTests(StoryFormTestCase):
    address = "/admin/articles/article/"

    def rows(self, **filters):
        return {str(article) for article in self.client.get(self.address, filters).context["cl"].queryset}

    def act(self, action, *articles):
        chosen = [article.pk for article in articles]
        return self.client.post(self.address, {"action": action, "_selected_action": chosen}, follow=True)

    def test_says_in_words_where_a_story_stands(self):
        make_ready_article("Live")
        make_ready_article("Coming", published_at=ahead(days=1))
        make_ready_article("Held", embargo_until=ahead(days=1))
        make_ready_article("Over", expires_at=ago(hours=1))
        page = self.client.get(self.address)
        for words in ["Live since", "Goes live", "Embargoed until", "Expired"]:
            self.assertContains(page, words)

    def test_sorts_stories_by_their_state(self):
        make_ready_article("Live")
        make_ready_article("Coming", published_at=ahead(days=1))
        make_ready_article("Held", embargo_until=ahead(days=1))
        make_ready_article("Over", expires_at=ago(hours=1))
        make_ready_article("Draft", status=Article.Status.DRAFT)
        make_ready_article("Back").withdraw()
        make_ready_article("Never", published_at=ahead(days=1)).withdraw()
        self.assertEqual(self.rows(standing="live"), {"Live"})
        self.assertEqual(self.rows(standing="coming"), {"Coming", "Held"})
        self.assertEqual(self.rows(standing="draft"), {"Draft"})
        self.assertEqual(self.rows(standing="gone"), {"Over", "Back", "Never"})

    def test_finds_the_stories_of_a_section_and_of_those_inside_it(self):
        section = make_section()
        make_ready_article("Above", section=section)
        make_ready_article("Inside", section=make_section(parent=section))
        make_ready_article("Elsewhere", section=make_section())
        self.assertEqual(self.rows(section=section.pk), {"Above", "Inside"})

    def test_publishes_and_withdraws_what_is_chosen(self):
        draft = make_ready_article(status=Article.Status.DRAFT)
        self.assertContains(self.act("publish", draft), "Published: 1 story.")
        self.assertTrue(Article.objects.live().contains(draft))
        self.assertContains(self.act("withdraw", draft), "Withdrawn: 1 story.")
        self.assertFalse(Article.objects.live().contains(draft))

    def test_says_which_story_could_not_be_published_and_publishes_the_rest(self):
        over = make_ready_article("Over before it began", status=Article.Status.DRAFT, expires_at=ago(days=1))
        fine = make_ready_article("Fine", status=Article.Status.DRAFT)
        response = self.act("publish", over, fine)
        self.assertContains(response, "“Over before it began” was left as it was")
        self.assertEqual(set(Article.objects.live()), {fine})

    def test_offers_no_publishing_to_those_who_may_only_look(self):
        onlooker = make_editor("onlooker")
        onlooker.groups.clear()
        onlooker.user_permissions.set(onlooker.user_permissions.model.objects.filter(codename="view_article"))
        self.client.force_login(onlooker)
        self.assertNotContains(self.client.get(self.address), "Publish selected stories")
