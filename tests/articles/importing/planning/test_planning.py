"""What a plan decides, and how an editor changes it."""

import json
from dataclasses import replace
from pathlib import Path

from django.test import TestCase

from articles.admin.importing_page import page_of
from articles.importing.doors import Incoming, open_file
from articles.importing.planning import Policy, Refused, apply, fixture, plan_for
from articles.importing.reading.pieces import Byline, Leftover
from articles.models import Article, Block, Import, Issue, Publication, Shoot, Tag, Version
from articles.rehearsal import rehearsal
from people.models import AuditEntry, Company, Film, Person
from tests.factories import make_film, make_member, make_person, make_photo, make_section

from .incoming import all_rows, candidates, cover_story, film, incoming, knowing, load_fixture, person, starting


def chosen(plan, key):
    return plan.decision(key).chosen


class StoryTests(TestCase):
    def test_becomes_a_draft_with_a_version_of_its_own(self):
        importer = make_member("Importer")
        outcome = apply(plan_for(incoming(), by=importer), by=importer)
        story = Article.objects.get()
        self.assertEqual((outcome.what, outcome.story), ("made", story))
        self.assertEqual((story.title, story.status, story.writer), ("A walk with Varda", "draft", importer))
        version = Version.objects.get()
        self.assertEqual((version.kind, version.made_by), (Version.Kind.IMPORTED, importer))
        self.assertEqual(AuditEntry.objects.get().actor, importer)
        self.assertEqual(story.blocks.count(), 3)

    def test_a_plan_is_plain_data_and_the_same_every_time(self):
        first, second = (json.dumps(plan_for(cover_story()).as_json(), sort_keys=True) for _ in range(2))
        self.assertEqual(first, second)

    def test_nothing_is_written_by_making_a_plan(self):
        plan_for(cover_story())
        self.assertEqual(all_rows(), {})

    def test_a_missing_headline_is_asked_and_an_editors_is_marked_so(self):
        text = "\n\n".join(
            f"We meet at the harbour, day {day}, and it is early. {'She walks fast. ' * 20}" for day in "123"
        )
        plan = plan_for(incoming(text))
        self.assertTrue(plan.decision("headline").is_open)
        self.assertTrue(plan.slug.startswith("untitled-"))
        plan = plan_for(incoming(text), answers={"headline": "At the  harbour"})
        self.assertEqual(plan.story["title"], "At the harbour")
        self.assertEqual(plan.story["title_source"], "editor")
        self.assertEqual(plan_for(incoming()).story["title_source"], "source")

    def test_what_the_file_says_goes_before_the_text(self):
        plan = plan_for(incoming(headline="Varda, walking", slug="varda-walking", published="2024-11-25T09:30+01:00"))
        self.assertEqual((plan.title, plan.slug), ("Varda, walking", "varda-walking"))
        self.assertEqual(plan.story["first_published"], "2024-11-25")

    def test_an_address_that_is_taken_gives_way_and_an_editors_is_refused_in_a_sentence(self):
        apply(plan_for(incoming()))
        other = incoming("A walk with Varda\n\nAnother walk altogether, on another beach, in another year of hers.\n")
        plan = plan_for(Incoming("other.txt", other.text))
        self.assertEqual(plan.slug, "a-walk-with-varda-2")
        plan = plan_for(Incoming("other.txt", other.text), answers={"slug": "a-walk-with-varda"})
        self.assertEqual(plan.slug, "a-walk-with-varda-2")
        self.assertIn("is another story's", plan.unfit[0])

    def test_the_section_is_found_by_its_path_or_asked(self):
        parent = make_section("Film & TV", slug="film-tv")
        make_section("Video", slug="video", parent=parent)
        plan = plan_for(incoming(section="Film & TV / Video"))
        self.assertEqual(plan.story["section"], ["film-tv/video"])
        plan = plan_for(incoming(section="Gardening"))
        self.assertIsNone(plan.story["section"])
        self.assertTrue(plan.decision("section").is_open)

    def test_the_kind_is_proposed_from_its_shape_and_changed_by_an_editor(self):
        self.assertEqual(chosen(plan_for(incoming(kind="Cover story")), "kind"), "cover-story")
        self.assertEqual(plan_for(incoming(), answers={"kind": "critique"}).story["kind"], "critique")
        plan = plan_for(incoming(), answers={"kind": "sonnet"})
        self.assertEqual(plan.story["kind"], "feature")
        self.assertTrue(plan.unfit)

    def test_the_print_issue_is_found_by_the_line_that_names_it(self):
        magazine = Publication.objects.create(name="Backstage Magazine", slug="backstage")
        Issue.objects.create(publication=magazine, label="Jan. 30 issue", slug="jan-30")
        self.assertEqual(plan_for(cover_story()).story["issue"], ["backstage", "jan-30"])

    def test_a_line_without_its_issue_can_be_made_a_note(self):
        plan = plan_for(cover_story(), answers={"left.provenance": "note"})
        self.assertIn("Jan. 30 issue", plan.blocks[-1].values["text"])
        self.assertNotIn("provenance", [each.name for each in plan.left])

    def test_topics_keep_the_name_that_the_magazine_has(self):
        Tag.objects.create(name="Noir", slug="noir", key="noir")
        make_person("Agnès Varda")
        plan = plan_for(incoming(tags=("noir", "beaches", "Agnès Varda")))
        story = apply(plan).story
        self.assertEqual(set(story.tags.names()), {"Noir", "beaches"})
        self.assertIn("Agnès Varda", [each.text for each in plan.left])

    def test_a_field_that_is_too_long_is_cut_and_kept_whole_beside(self):
        plan = plan_for(incoming(dek="word " * 200))
        self.assertEqual(len(plan.story["dek"]), 400)
        self.assertIn("Dek, in full", [each.name for each in plan.left])
        apply(plan)

    def test_an_importer_is_offered_the_sections_that_are_theirs(self):
        ours, _ = make_section("Ours"), make_section("Elsewhere")
        editor = make_member("Section editor", sections=[ours])
        values = [option.value for option in plan_for(incoming(), by=editor).decision("section").options]
        self.assertEqual(values, ["", ours.path])


class BodyTests(TestCase):
    def test_a_block_is_left_out_or_made_another_kind(self):
        first, second, third = starting(plan_for(incoming()), "block.")
        plan = plan_for(incoming(), answers={first.key: "", second.key: "heading", third.key: "pull-quote"})
        self.assertEqual([block.values["kind"] for block in plan.blocks], ["heading", "pull-quote"])
        self.assertIn("left out", [each.name for each in plan.left])

    def test_every_leftover_can_be_made_a_paragraph(self):
        aside = Leftover(0, 0, "sponsored item", "Buy this & that")
        came = Incoming("walk.txt", incoming().text, set_aside=(aside,))
        (leftover,) = starting(plan_for(came), "left.")
        self.assertEqual(leftover.chosen, "")
        plan = plan_for(came, answers={leftover.key: "text"})
        self.assertEqual(plan.blocks[-1].values, {"kind": "text", "text": "<p>Buy this &amp; that</p>"})

    def test_a_figure_keeps_caption_credit_and_address_until_its_picture_is_found(self):
        picture = "![On the beach. Photograph by Ellen Example](https://example.org/beach.jpg?w=100)"
        text = f"# Walk\n\n{picture}\n\nShe walks.\n"
        story = apply(plan_for(incoming(text))).story
        figure = story.blocks.get(kind=Block.Kind.FIGURE)
        self.assertIsNone(figure.photo)
        self.assertEqual(figure.wanted_url, "https://example.org/beach.jpg?w=100")
        self.assertIn("On the beach", figure.caption)

    def test_a_figure_is_found_in_the_library_by_its_address(self):
        photo = make_photo(source_url="https://example.org/beach.jpg")
        text = "# Walk\n\n![On the beach](https://example.org/beach.jpg?w=100)\n\nShe walks.\n"
        story = apply(plan_for(incoming(text))).story
        self.assertEqual(story.blocks.get(kind=Block.Kind.FIGURE).photo, photo)

    def test_two_pictures_that_it_may_be_are_asked(self):
        one, other = make_photo(caption="On the beach"), make_photo(caption="On the beach")
        text = "# Walk\n\n![On the beach](https://example.org/elsewhere.jpg)\n\nShe walks.\n"
        (decision,) = starting(plan_for(incoming(text)), "figure.")
        self.assertTrue(decision.is_open)
        plan = plan_for(incoming(text), answers={decision.key: f"photo.{other.slug}"})
        self.assertEqual(plan.blocks[0].values["photo"], [other.slug])
        self.assertNotEqual(one, other)

    def test_hostile_text_is_text(self):
        text = (
            "Walk\n\n<script>alert(1)</script> and <img src=x onerror=alert(1)> and \u202egnirts\x00 are words here.\n"
        )
        story = apply(plan_for(incoming(text))).story
        said = story.blocks.get().text
        self.assertNotIn("<script", said)
        self.assertNotIn("\u202e", said)
        self.assertIn("&lt;script&gt;", said)


class NamesTests(TestCase):
    def test_a_certain_name_is_linked_and_one_in_the_headline_is_what_it_is_about(self):
        varda, cleo = make_person(), make_film()
        known = knowing(person("Agnès Varda", varda.slug, part="headline"), film("Cléo", cleo.slug))
        story = apply(plan_for(incoming(), knows=known)).story
        self.assertEqual(story.subjects.get(person=varda).prominence, "about")
        self.assertEqual(story.subjects.get(film=cleo).prominence, "mentions")

    def test_two_candidates_are_asked_and_never_guessed(self):
        one, other = make_film("Scream", year=1996), make_film("Scream", year=2022)
        known = knowing(film("Scream", candidates=candidates(one, other)))
        plan = plan_for(incoming(), knows=known)
        (asked,) = starting(plan, "name.")
        self.assertTrue(asked.is_open)
        self.assertEqual([part for part in plan.parts if part["model"] == "articles.subject"], [])
        plan = plan_for(incoming(), knows=known, answers={asked.key: f"mentions.{other.slug}"})
        self.assertEqual(apply(plan).story.subjects.get().film, other)

    def test_an_unknown_name_is_made_only_when_an_editor_says_so(self):
        known = knowing(person("Corinne Marchand"), film("Vagabond", year=1985))
        plan = plan_for(incoming(), knows=known)
        self.assertEqual(plan.shelf, ())
        self.assertIn("person not linked", [each.name for each in plan.left])
        (first, second) = starting(plan, "name.")
        plan = plan_for(incoming(), knows=known, answers={first.key: "mentions.new", second.key: "about.new"})
        story = apply(plan).story
        self.assertEqual(story.subjects.get(prominence="about").film, Film.objects.get(title="Vagabond", year=1985))
        self.assertEqual(Person.objects.get().sort_name, "Marchand, Corinne")

    def test_the_command_may_ask_for_all_people_at_once(self):
        known = knowing(person("Corinne Marchand"), film("Vagabond"))
        apply(plan_for(incoming(), knows=known, policy=Policy(make_people=True)))
        self.assertEqual((Person.objects.count(), Film.objects.count()), (1, 0))

    def test_whoever_may_not_add_people_is_not_offered_it(self):
        writer = make_member("Writer")
        (decision,) = starting(plan_for(incoming(), by=writer, knows=knowing(person("A B"))), "name.")
        self.assertEqual([option.value for option in decision.options], [""])


class CreditTests(TestCase):
    def given(self, *names, kind="person"):
        return {"bylines": tuple(Byline(0, 0, name, "words", "Text", kind) for name in names)}

    def test_a_byline_is_found_on_the_shelf_whatever_its_accents(self):
        writer = make_person("Zoë Örn")
        story = apply(plan_for(incoming(**self.given("Zoe Orn")))).story
        credit = story.contributions.get()
        self.assertEqual((credit.person, credit.credited_as, credit.label), (writer, "Zoe Orn", "Text"))
        self.assertTrue(credit.in_byline)

    def test_an_unknown_name_stays_in_the_plan_until_it_is_made(self):
        plan = plan_for(incoming(**self.given("The Gazette", kind="organisation")))
        self.assertIn("Text: The Gazette", [each.text for each in plan.left])
        (asked,) = starting(plan, "credit.")
        plan = plan_for(incoming(**self.given("The Gazette", kind="organisation")), answers={asked.key: "new.company"})
        self.assertEqual(apply(plan).story.contributions.get().company, Company.objects.get(name="The Gazette"))

    def test_the_crew_of_a_shoot_becomes_its_crew(self):
        plan = plan_for(cover_story(), policy=Policy(make_people=True))
        story = apply(plan).story
        self.assertEqual(story.shoot, Shoot.objects.get(date="2024-12-17"))
        self.assertEqual(story.shoot.crew.count(), 5)
        self.assertFalse(story.shoot.crew.filter(in_byline=True).exists())


class FixtureTests(TestCase):
    def test_a_fixture_gives_the_same_rows_as_importing_directly(self):
        make_film("Vagabond")
        known = knowing(person("Corinne Marchand"), film("Cléo", year=1962))
        policy = Policy(make_people=True, make_names=True)
        came = cover_story(tags=("beaches",), source_url="https://example.org/walk")
        plan = plan_for(came, knows=known, policy=policy)
        with rehearsal():
            apply(plan)
            directly = all_rows()
        load_fixture(fixture(plan.rows()))
        self.assertEqual(all_rows(), directly)
        self.assertEqual(Import.objects.count(), 0)


class RefusedTests(TestCase):
    def test_a_row_that_cannot_be_made_is_refused_whole(self):
        plan = plan_for(incoming(), knows=knowing(stated=()))
        make_person("X", slug="x")
        broken = plan.story | {"section": ["nowhere"]}
        with self.assertRaisesMessage(Refused, "cannot be made"):
            apply(replace(plan, story=broken))
        self.assertFalse(Article.objects.exists())
        self.assertFalse(Import.objects.exists())


class CorpusTests(TestCase):
    """Texts in many shapes, with all that can be made of them."""

    def test_each_comes_in_by_its_fixture_as_it_does_directly(self):
        folder = Path(__file__).parents[1] / "texts"
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
        self.assertGreater(len(paths), 20)
        policy = Policy(make_people=True, make_names=True, take_facts=True)
        for path in paths[::6]:
            with self.subTest(path.name), rehearsal():
                (came,) = open_file(path)
                given = replace(came.given, source_url="https://example.org/story", tags=("one", "two"))
                plan = plan_for(replace(came, given=given), policy=policy)
                with rehearsal():
                    apply(plan)
                    directly = all_rows()
                load_fixture(fixture(plan.rows()))
                self.assertEqual(all_rows(), directly)


class LimitTests(TestCase):
    def test_a_text_longer_than_any_story_is_cut_and_what_was_not_read_is_asked_about_and_kept(self):
        text = "\n\n".join(f"Paragraph {number} says something." for number in range(2100))
        plan = plan_for(incoming(text))
        self.assertLess(len(plan.blocks), 2000)
        self.assertIn("goes on beyond the length of any story", " ".join(each.question for each in plan.decisions))
        self.assertIn("Paragraph 2099 says something.", plan.left[-1].text)

    def test_text_that_is_built_to_last_ends_in_a_page(self):
        for text in ("# a\n" * 4000, "Anna Bell met Carl Dorn. " * 20000, "![x](y) " * 20000, "[" * 300_000):
            with self.subTest(text[:20]):
                self.assertTrue(page_of(plan_for(incoming(text))))
