"""The same source again, and one that changed since, where editors have been at work."""

from django.test import TestCase

from articles import drafting
from articles.freezing import freeze
from articles.importing.planning import apply, plan_for
from articles.models import Article, Block, Import, Version
from articles.models.tag import Tag
from people.models import AuditEntry
from tests.factories import make_article, make_member, make_section

from .incoming import WALK, all_rows, film, incoming, knowing, person

CHANGED = WALK.replace("films a dog", "films a small dog").replace("every stone", "each stone")


def bring_in(text=WALK, by=None, **options):
    plan = plan_for(incoming(text, **options.pop("given", {})), by=by, **options)
    return apply(plan, by=by)


def edit(story, by=None, block=None, **fields):
    """A save at the desk: other words in a field, or in the block whose text holds these."""
    frozen = drafting.in_hand(story)
    frozen = {**frozen, "story": {**frozen["story"], **fields}}
    if block:
        was, now = block
        blocks = [{**row, "text": row["text"].replace(was, now)} for row in frozen["parts"]["blocks"]]
        frozen["parts"] = {**frozen["parts"], "blocks": blocks}
    drafting.save_draft(story, frozen, base=story.saves, by=by)
    story.refresh_from_db()


def texts(story):
    return [block.text for block in story.blocks.order_by("ordering")]


class SameTests(TestCase):
    def test_the_same_source_again_changes_nothing_and_says_so(self):
        first = bring_in()
        before, versions = all_rows(), Version.objects.count()
        again = bring_in()
        self.assertEqual((again.what, again.story), ("unchanged", first.story))
        self.assertIn("came in before", again.words)
        self.assertEqual((all_rows(), Version.objects.count()), (before, versions))
        self.assertEqual((Import.objects.count(), AuditEntry.objects.count()), (1, 1))

    def test_under_another_name_it_is_the_same(self):
        bring_in()
        self.assertEqual(apply(plan_for(incoming(name="copy.txt"))).what, "unchanged")

    def test_once_its_story_is_deleted_it_comes_in_anew(self):
        drafting.delete([bring_in().story], by=None)
        self.assertEqual(bring_in().what, "made")

    def test_a_source_that_went_back_to_what_it_was_is_a_change(self):
        story = bring_in().story
        bring_in(CHANGED)
        self.assertEqual(bring_in().what, "changed")
        self.assertIn("films a dog", texts(story)[-1])

    def test_an_importer_is_told_nothing_of_a_story_that_is_not_theirs(self):
        bring_in()
        outcome = bring_in(by=make_member("Importer"))
        self.assertEqual((outcome.what, outcome.story), ("unchanged", None))


class ChangedTests(TestCase):
    def setUp(self):
        self.story = bring_in().story

    def again(self, text=CHANGED, **options):
        outcome = bring_in(text, **options)
        self.story.refresh_from_db()
        return outcome

    def test_becomes_a_new_version_of_the_same_story(self):
        outcome = self.again()
        self.assertEqual((outcome.what, Article.objects.get()), ("changed", self.story))
        self.assertEqual(self.story.dek, "She knows each stone of the beach at Noirmoutier")
        self.assertIn("films a small dog", texts(self.story)[-1])
        version = self.story.versions.first()
        self.assertEqual((version.number, version.kind), (1, Version.Kind.IMPORTED))

    def test_blocks_keep_their_keys(self):
        before = list(self.story.blocks.order_by("ordering").values_list("pk", flat=True))
        self.again(CHANGED.replace("We meet", "A line is new here, and it is a paragraph of its own.\n\nWe meet"))
        after = list(self.story.blocks.order_by("ordering").values_list("pk", flat=True))
        self.assertEqual([key for key in after if key in before], before)
        self.assertEqual(len(after), 4)

    def test_what_an_editor_touched_stays_and_the_difference_is_shown(self):
        edit(self.story, block=("films a dog", "films our dog"), dek="An editor's dek")
        outcome = self.again()
        self.assertEqual(self.story.dek, "An editor's dek")
        self.assertIn("films our dog", texts(self.story)[-1])
        self.assertEqual({place.label for place in outcome.kept}, {"Dek", "Text, block 3"})
        self.assertIn("each stone", next(place for place in outcome.kept if place.label == "Dek").theirs.words)

    def test_what_an_editor_left_alone_follows_the_source(self):
        edit(self.story, title="An editor's headline")
        outcome = self.again()
        self.assertEqual((self.story.title, outcome.kept), ("An editor's headline", ()))
        self.assertEqual(self.story.dek, "She knows each stone of the beach at Noirmoutier")

    def test_a_block_that_an_editor_took_out_does_not_return(self):
        frozen = freeze(self.story)
        frozen["parts"]["blocks"] = [row for row in frozen["parts"]["blocks"] if "films a dog" not in row["text"]]
        drafting.save_draft(self.story, frozen, base=self.story.saves, by=None)
        self.story.refresh_from_db()
        self.again(WALK.replace("every stone", "each stone"))
        self.assertEqual(len(texts(self.story)), 2)

    def test_topics_of_both_sides_stand_together(self):
        frozen = freeze(self.story)
        tag = Tag.objects.by_name("editor's topic")
        self.story.tags.add(tag)
        edited = freeze(self.story)
        self.story.tags.clear()
        drafting.save_draft(self.story, {**frozen, "parts": edited["parts"]}, base=self.story.saves, by=None)
        self.story.refresh_from_db()
        self.again(given={"tags": ("beaches",)})
        self.assertEqual(set(self.story.tags.names()), {"editor's topic", "beaches"})

    def test_readers_of_a_published_story_keep_what_they_have(self):
        Article.objects.filter(pk=self.story.pk).update(
            status="published", published_at="2026-01-01T00:00Z", section=make_section()
        )
        self.story.refresh_from_db()
        before = texts(self.story)
        outcome = self.again()
        self.assertEqual((outcome.what, texts(self.story)), ("changed", before))
        self.assertIn("films a small dog", str(self.story.draft.frozen))

    def test_nothing_new_in_the_source_saves_nothing(self):
        edit(
            self.story,
            block=("films a dog", "films a small dog"),
            dek="She knows each stone of the beach at Noirmoutier",
        )
        saves = self.story.saves
        outcome = self.again()
        self.assertEqual((outcome.what, self.story.saves), ("unchanged", saves))
        self.assertEqual(self.again().words, "It came in before, and nothing of it has changed.")

    def test_a_third_source_is_compared_with_the_second(self):
        self.again()
        edit(self.story, dek="An editor's dek")
        third = CHANGED.replace("every now", "now").replace("We meet", "They meet")
        outcome = self.again(third)
        self.assertEqual((self.story.dek, outcome.kept), ("An editor's dek", ()))
        self.assertIn("They meet", texts(self.story)[0])

    def test_an_address_that_came_before_leads_to_its_story_under_any_name(self):
        other = "Another\n\nA text that has nothing in common with any walk that anybody took along the sea.\n"
        first = bring_in(other, given={"source_url": "https://example.org/a", "name": "a.txt"})
        changed = bring_in(
            other.replace("sea", "shore"), given={"source_url": "https://example.org/a", "name": "b.txt"}
        )
        self.assertEqual((changed.what, changed.story), ("changed", first.story))

    def test_another_text_of_the_same_name_is_asked_and_not_taken_for_a_change(self):
        other = "Another\n\nA text that has nothing in common with any walk that anybody took along the sea.\n"
        plan = plan_for(incoming(other))
        self.assertTrue(plan.decision("story").is_open)
        self.assertEqual(apply(plan).what, "made")

    def test_the_same_story_in_another_form_is_asked(self):
        story = bring_in().story
        paragraphs = WALK.split("\n\n")[2:]
        page = "# A walk with Varda\n\nBy Ana Sample\n\n" + "\n\n".join(paragraphs)
        plan = plan_for(incoming(page, name="page.md"))
        self.assertTrue(plan.decision("story").is_open)
        self.assertIn("much of its text is the same", plan.decision("story").why)
        plan = plan_for(incoming(page, name="page.md"), answers={"story": story.slug})
        self.assertEqual((apply(plan).what, Article.objects.get()), ("changed", story))

    def test_another_story_under_the_same_headline_is_one_of_its_own(self):
        bring_in()
        text = "A walk with Varda\n\nA text that has nothing in common with any walk that anybody took by the sea.\n"
        self.assertIsNone(plan_for(incoming(text, name="other.txt")).decision("story"))

    def test_decisions_of_the_last_time_stand(self):
        known = knowing(person("Corinne Marchand"))
        (asked,) = [d for d in plan_for(incoming(CHANGED), knows=known).decisions if d.key.startswith("name.")]
        self.again(knows=known, answers={asked.key: "about.new"})
        self.again(CHANGED.replace("small", "little"), knows=known)
        self.assertEqual(self.story.subjects.get().prominence, "about")

    def test_people_and_films_that_the_source_names_no_more_go_unless_an_editor_put_them_there(self):
        known = knowing(film("Vagabond"))
        (asked,) = [d for d in plan_for(incoming(CHANGED), knows=known).decisions if d.key.startswith("name.")]
        self.again(knows=known, answers={asked.key: "mentions.new"})
        self.again(CHANGED.replace("small", "little"))
        self.assertFalse(self.story.subjects.exists())

    def test_a_story_that_an_importer_may_not_change_is_not_changed(self):
        outcome = bring_in(CHANGED, by=make_member("Importer"))
        self.assertEqual(outcome.what, "made")
        self.assertNotEqual(outcome.story, self.story)

    def test_a_story_that_never_was_imported_keeps_all_that_it_has(self):
        story = make_article("By hand", status="draft", dek="Mine", body=["By hand."])
        plan = plan_for(incoming(CHANGED), story=story)
        outcome = apply(plan)
        story.refresh_from_db()
        self.assertEqual((story.title, story.dek), ("By hand", "Mine"))
        self.assertEqual(outcome.what, "changed")
        self.assertIn("<p>By hand.</p>", texts(story))
        self.assertEqual(len(texts(story)), 4)

    def test_the_address_writer_and_place_in_time_stay(self):
        writer = make_member("Writer")
        Article.objects.filter(pk=self.story.pk).update(slug="elsewhere", writer=writer)
        self.again()
        self.assertEqual((self.story.slug, self.story.writer, self.story.status), ("elsewhere", writer, "draft"))
        self.assertFalse(Block.objects.exclude(parent=self.story).exists())
