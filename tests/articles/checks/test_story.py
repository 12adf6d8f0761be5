from django.contrib.contenttypes.models import ContentType
from django.test import TestCase, override_settings
from django.utils import timezone

from articles.checks.gathering import Story
from articles.checks.story import empty_block
from articles.models import Article, Block, RelatedStory
from people.models import FormerAddress
from tests.factories import ago, ahead, make_article, make_block, make_film, make_gallery, make_photo

from .found import codes, found, sound_story


class StoryTests(TestCase):
    def test_needs_a_headline(self):
        story = sound_story(title="  ", slug="untitled")
        (problem,) = found(story, "no-headline")
        self.assertTrue(problem.stops)
        self.assertEqual((problem.place, problem.field), ("Headline", "title"))

    def test_needs_a_section(self):
        (problem,) = found(sound_story(section=None), "no-section")
        self.assertTrue(problem.stops)
        self.assertEqual((problem.place, problem.field), ("Section", "section"))

    def test_should_have_a_dek(self):
        (problem,) = found(sound_story(dek=""), "no-dek")
        self.assertFalse(problem.stops)
        self.assertEqual((problem.place, problem.field), ("Dek", "dek"))

    def test_should_not_have_a_headline_longer_than_ninety_characters(self):
        (problem,) = found(sound_story("x" * 91), "long-headline")
        self.assertFalse(problem.stops)
        self.assertIn("it has 91 characters", problem.message)
        self.assertEqual(codes(sound_story("x" * 90)), [])

    def test_should_not_have_a_headline_that_ends_in_a_full_stop(self):
        (problem,) = found(sound_story("She walks."), "headline-full-stop")
        self.assertEqual((problem.stops, problem.field), (False, "title"))
        for title in ["She walks…", "She walks?", "A day in L.A.", "Downey Jr.", "Louis C.K.", "And then..."]:
            with self.subTest(title=title):
                self.assertEqual(codes(sound_story(title)), [])


class InterviewTests(TestCase):
    def interview(self, *paragraphs, kind=Article.Kind.INTERVIEW):
        story = sound_story(kind=kind)
        story.blocks.all().delete()
        for paragraph in paragraphs:
            make_block(story, text=paragraph)
        return story

    def test_should_have_a_question_in_it(self):
        (problem,) = found(self.interview("<p>We met.</p>", "<p>Why winter?</p>"), "interview-without-questions")
        self.assertFalse(problem.stops)
        self.assertEqual((problem.place, problem.field), ("Block 1, text “We met.”", "text"))
        self.assertIn("Put each question in bold", problem.message)

    def test_has_one_in_whatever_the_site_sets_apart(self):
        for paragraphs in (
            ["<p>We met.</p>", "<p><strong>Why winter?</strong></p><p>It was cold.</p>"],
            ["<p><strong>Ann:</strong> Why?</p><p><strong>Sean:</strong> So.</p>" * 2],
        ):
            with self.subTest(paragraphs):
                self.assertEqual(codes(self.interview(*paragraphs)), [])

    def test_has_none_in_a_word_in_bold_nor_where_nobody_asks(self):
        for paragraph in (
            "<p>It was <strong>cold</strong>.</p>",
            "<p><strong>Ann:</strong> So.</p><p><strong>Sean:</strong> Thus.</p>" * 2,
        ):
            with self.subTest(paragraph):
                self.assertEqual(codes(self.interview(paragraph)), ["interview-without-questions"])

    def test_other_kinds_and_one_that_is_still_empty_need_none(self):
        self.assertEqual(codes(self.interview("<p>We met.</p>", kind=Article.Kind.FEATURE)), [])
        self.assertEqual(found(self.interview(), "interview-without-questions"), [])


class EmbargoTests(TestCase):
    def test_stops_a_story_that_would_be_seen_before_it_ends(self):
        for fields in [{}, {"published_at": ahead(hours=1)}, {"status": "draft"}]:
            with self.subTest(fields=fields):
                (problem,) = found(sound_story(embargo_until=ahead(hours=2), **fields), "embargo")
                self.assertTrue(problem.stops)
                self.assertEqual((problem.place, problem.field), ("Embargo until", "embargo_until"))

    def test_says_when_it_ends_and_in_which_time_zone(self):
        until = ahead(hours=2)
        (problem,) = found(sound_story(embargo_until=until), "embargo")
        self.assertIn(f"{timezone.localtime(until):%Y, %H:%M (%Z)}", problem.message)

    def test_lets_a_story_be_scheduled_for_after_its_end(self):
        self.assertEqual(codes(sound_story(embargo_until=ahead(hours=2), published_at=ahead(hours=3))), [])
        self.assertEqual(codes(sound_story(embargo_until=ago(hours=2))), [])

    def test_is_asked_about_the_moment_given(self):
        story = sound_story(embargo_until=ahead(hours=2), status="draft")
        self.assertEqual(len(found(story, "embargo", at=ahead(hours=1))), 1)
        self.assertEqual(found(story, "embargo", at=ahead(hours=3)), [])


class EmptyBlockTests(TestCase):
    def setUp(self):
        self.story = sound_story()

    def test_is_text_without_anything_to_see(self):
        cases = {"text": "<p>&nbsp;<br>\u200b</p>", "heading": " ", "pull-quote": "\u00a0", "note": "<p></p>"}
        for kind, text in cases.items():
            with self.subTest(kind=kind):
                block = make_block(self.story, kind, text=text)
                (problem,) = found(self.story, "empty-block")
                self.assertEqual((problem.stops, problem.block, problem.field), (True, block.pk, "text"))
                block.text = "She walks fast."
                block.save()
                self.assertEqual(found(self.story, "empty-block"), [])
                block.delete()

    def test_is_a_list_entry_without_its_heading(self):
        block = make_block(self.story, "list-entry", title=" ", text="<p>The best of them.</p>")
        (problem,) = found(self.story, "empty-block")
        self.assertEqual((problem.block, problem.field), (block.pk, "title"))

    def test_is_one_that_lacks_what_it_is_there_to_show(self):
        for kind, name in [("figure", "photo"), ("gallery", "gallery"), ("video", "video"), ("film-card", "film")]:
            with self.subTest(kind=kind):
                block = Block(kind=kind)
                ((place, _),) = empty_block(Story(self.story, blocks=[block]))
                self.assertEqual((place.block, place.field, place.position), (block.pk, name, 1))

    def test_is_none_that_has_it(self):
        make_block(self.story, "figure", photo=make_photo())
        make_block(self.story, "film-card", film=make_film())
        make_block(self.story, "gallery", gallery=make_gallery([make_photo()]))
        make_block(self.story, "list-entry", title="One")
        self.assertEqual(codes(self.story), [])

    def test_is_a_gallery_without_pictures(self):
        block = make_block(self.story, "gallery", gallery=make_gallery([], "On the beach"))
        (problem,) = found(self.story, "empty-gallery")
        self.assertEqual((problem.stops, problem.block, problem.field), (True, block.pk, "gallery"))
        self.assertIn("“On the beach”", problem.message)


def leave_address(article, slug):
    FormerAddress.objects.create(
        content_type=ContentType.objects.get_for_model(Article), slug=slug, object_id=article.pk
    )


class DeadLinkTests(TestCase):
    def linking_to(self, address, **fields):
        return sound_story(body=[f'See <a href="{address}">the other one</a>.'], **fields)

    def test_leads_to_a_story_that_readers_cannot_see(self):
        cases = {
            "has been withdrawn": {"status": Article.Status.WITHDRAWN},
            "expires on": {"published_at": ago(days=2), "expires_at": ago(days=1)},
        }
        for reason, fields in cases.items():
            with self.subTest(reason=reason):
                other = make_article("The other one", **fields)
                story = self.linking_to(other.get_absolute_url())
                (problem,) = found(story, "dead-link")
                self.assertEqual((problem.stops, problem.block), (True, story.blocks.get().pk))
                self.assertIn(f"“The other one”, linked here, {reason}", problem.message)

    def test_does_not_tell_a_story_that_never_went_out_from_one_that_never_was(self):
        """Who reads it may be somebody who must not know of the other story."""
        (never,) = found(self.linking_to("/stories/the-slug/"), "dead-link")
        for fields in [
            {"status": Article.Status.DRAFT},
            {"status": Article.Status.WITHDRAWN, "published_at": ahead(days=1)},
            {"embargo_until": ahead(days=1)},
            {"published_at": ahead(days=1)},
        ]:
            with self.subTest(**fields):
                other = make_article("The other one", slug="the-slug", **fields)
                (problem,) = found(self.linking_to("/stories/the-slug/"), "dead-link")
                self.assertEqual(problem.message, never.message)
                other.delete()

    def test_leads_to_a_story_that_never_was(self):
        (problem,) = found(self.linking_to("/stories/no-such-story/"), "dead-link")
        self.assertIn("“no-such-story”", problem.message)

    def test_is_seen_however_the_address_is_written(self):
        with override_settings(ALLOWED_HOSTS=["matinee.example"]):
            for address in [
                "/stories/gone/#end",
                "/stories/gone/?page=2",
                "/stories/gone",
                "https://matinee.example/stories/gone/",
            ]:
                with self.subTest(address=address):
                    self.assertEqual(len(found(self.linking_to(address), "dead-link")), 1)

    def test_is_none_to_a_live_story_or_to_other_pages_or_sites_or_to_itself(self):
        live = make_article("Live")
        own = {"slug": "own", "status": "draft"}
        for address, fields in [
            (live.get_absolute_url(), {}),
            ("/people/agnes-varda/", {}),
            ("https://elsewhere.example/stories/gone/", {}),
            ("https://[broken", {}),
            ("/stories/own/#end", own),
        ]:
            with self.subTest(address=address):
                self.assertEqual(codes(self.linking_to(address, **fields)), [])

    def test_is_none_to_an_address_that_a_live_story_had_before(self):
        other = make_article("The other one")
        leave_address(other, "as-it-was")
        self.assertEqual(codes(self.linking_to("/stories/as-it-was/")), [])
        other.withdraw()
        (problem,) = found(self.linking_to("/stories/as-it-was/"), "dead-link")
        self.assertIn("“The other one”, linked here, has been withdrawn", problem.message)

    def test_is_none_to_a_story_that_will_be_live_by_then(self):
        other = make_article(published_at=ahead(days=1))
        self.assertEqual(codes(self.linking_to(other.get_absolute_url(), published_at=ahead(days=2))), [])


class RelatedStoryTests(TestCase):
    def related_to(self, **fields):
        story = sound_story()
        RelatedStory.objects.create(article=story, story=make_article("The other one", **fields))
        return story

    def test_stops_the_story_once_it_is_withdrawn_or_has_expired(self):
        for fields in [{"status": "withdrawn"}, {"published_at": ago(days=2), "expires_at": ago(days=1)}]:
            with self.subTest(fields=fields):
                (problem,) = found(self.related_to(**fields), "dead-related-story")
                self.assertTrue(problem.stops)
                self.assertEqual((problem.place, problem.field), ("Related stories", "related"))
                self.assertIn("“The other one”", problem.message)

    def test_may_be_live_or_yet_to_come(self):
        for fields in [{}, {"status": "draft"}, {"published_at": ahead(days=1)}]:
            with self.subTest(fields=fields):
                self.assertEqual(codes(self.related_to(**fields)), [])
