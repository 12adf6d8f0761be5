"""What becomes of each kind of record."""

import datetime
import os
import unittest
from pathlib import Path

from articles.freezing import freeze
from articles.importing.archive.loading import load
from articles.importing.archive.parts import Rows, rows_of
from articles.importing.archive.rows import insert
from articles.importing.archive.stories import Parts
from articles.models import Article, Block, Contribution, Section, Subject, Tag, TaggedArticle
from people.models import AuditEntry, Category, Credit, Edition, Film, Nomination, Person, Programme, ProgrammeName
from tests.factories import make_article, make_edition, make_film, make_person, make_section

from .written import ArchiveTestCase, article, film, nomination, p, person, section, tag, whole

SAMPLE = os.environ.get("MATINEE_SOURCES") and Path(os.environ["MATINEE_SOURCES"]).parent / "archive-sample.jsonl"


class WholeArchiveTests(ArchiveTestCase):
    def test_everything_has_its_place(self):
        self.load(*whole())
        story = Article.objects.get(slug="walk")
        self.assertEqual((story.title, story.kicker, story.dek), ("A walk with Varda", "Walks", "Along the beach"))
        self.assertEqual(story.section.path, "features")
        self.assertEqual((story.status, story.is_live()), ("published", True))
        self.assertEqual(story.published_at, datetime.datetime(2020, 5, 21, 7, tzinfo=datetime.UTC))
        self.assertEqual(story.source.url, "https://www.example.org/walk")
        self.assertEqual((story.source.publisher, story.source.title), ("example.org", "A walk with Varda"))
        self.assertEqual([each.person.name for each in story.contributions.all()], ["Corinne Marchand"])
        subjects = [str(each) for each in story.subjects.order_by("-person", "position")]
        self.assertCountEqual(subjects, ["Agnès Varda", "Corinne Marchand", "Cléo from 5 to 7 (1962)"])
        self.assertEqual([tag.name for tag in story.tags.all()], ["Noir"])
        blocks = story.blocks.values_list("kind", "text", "attribution", "caption", "alt", "wanted_credit")
        self.assertEqual(
            list(blocks),
            [
                ("text", "<p>She <em>walks</em>.</p>", "", "", "", ""),
                ("heading", "The beach", "", "", "", ""),
                ("pull-quote", "I walk.", "Varda", "", "", ""),
                ("figure", "", "", "On the beach", "A woman on a beach", "Photo: Ellen Example"),
            ],
        )
        varda = Person.objects.get(slug="agnes-varda")
        self.assertEqual((varda.sort_name, varda.born, varda.bio), ("Varda, Agnès", "1928", "She walked."))
        cleo = Film.objects.get()
        self.assertEqual((cleo.year, cleo.runtime), (1962, 90))
        credits = cleo.credits.values_list("job", "person__slug", "character")
        self.assertEqual(list(credits), [("director", "agnes-varda", ""), ("actor", "corinne-marchand", "Cléo")])
        prize = Nomination.objects.get()
        self.assertEqual(prize.key, "palme-dor_cleo_agnes-varda")
        self.assertEqual((prize.result, prize.edition.name), ("winner", "Cannes Film Festival 1962"))
        self.assertEqual(prize.edition.programme.kind, "festival")
        self.assertEqual(prize.spell_key(), prize.key)

    def test_the_story_has_a_page(self):
        self.load(*whole())
        self.assertContains(self.client.get("/stories/walk/"), "She <em>walks</em>.")

    def test_what_was_loaded_stands_in_the_audit_log(self):
        self.load(*whole())
        self.assertIn(
            "1 story made; from archive.jsonl", AuditEntry.objects.get().words.replace("1 article", "1 story")
        )

    def test_ids_of_the_archive_become_no_numbers_of_rows(self):
        self.load(section(), person(987_654), article(876_543, authors=[987_654]))
        self.assertNotEqual((Person.objects.get().pk, Article.objects.get().pk), (987_654, 876_543))

    def test_ids_may_be_text_and_text_is_no_number(self):
        self.load(section(), person("1"), person(1, "b", "B"), article(authors=["1"], people=[1]))
        self.assertEqual(Contribution.objects.get().person.slug, "agnes-varda")
        self.assertEqual(Subject.objects.get().person.slug, "b")

    @unittest.skipUnless(SAMPLE and SAMPLE.is_file(), "Set MATINEE_SOURCES to read archive-sample.jsonl beside it.")
    def test_the_sample_comes_in_without_a_refusal(self):
        report = load(SAMPLE)
        self.assertEqual((report.refused, report.held_back, report.cleaned), (0, 0, 0))
        self.assertEqual(Article.objects.live().count(), 40)


class WindowTests(ArchiveTestCase):
    def test_records_may_come_in_any_order_that_names_only_what_is_above(self):
        self.load(section(), article(), person(), article(2, "b", authors=[1]), film(directors=[1]))
        self.assertEqual(Contribution.objects.get().article.slug, "b")

    def test_a_record_does_not_find_what_is_below_it(self):
        sentence = self.refused(section(), article(authors=[1]), person())
        self.assertIn("line 3 (article walk): authors: names the person 1, and no record above has it.", sentence)

    def test_more_stories_than_a_batch_holds_all_come_in(self):
        self.load(section(), *(article(n, f"story-{n}") for n in range(250)))
        self.assertEqual(Article.objects.count(), 250)

    def test_an_archive_of_nothing_is_no_trouble(self):
        self.assertFalse(self.load().did_something)


class ShelfTests(ArchiveTestCase):
    def test_somebody_who_is_there_is_the_same(self):
        varda = make_person(slug="agnes-varda", sort_name="Varda, Agnès", bio="Ours")
        self.load(section(), person(), article(authors=[1]))
        self.assertEqual((Person.objects.get().bio, Contribution.objects.get().person), ("Ours", varda))

    def test_somebody_who_is_there_under_another_name_stays_and_is_told_of(self):
        make_person("Agnes Varda", slug="agnes-varda", sort_name="Varda, Agnès")
        self.load(person())
        self.assertEqual(Person.objects.get().name, "Agnes Varda")
        self.assertIn("line 2 (person agnes-varda): is there already, and its name differs. It stays", self.remarks[0])

    def test_a_topic_is_known_by_its_name_however_it_is_spelled(self):
        noir = Tag.objects.create(name="NOIR", slug="film-noir")
        self.load(section(), tag(name="Noir "), article(tags=["noir"]))
        self.assertEqual(TaggedArticle.objects.get().tag, noir)

    def test_two_spellings_of_one_topic_are_one(self):
        self.load(section(), tag(), tag("noir-2", "noir"), article(tags=["noir", "noir-2"]))
        self.assertEqual((Tag.objects.get().slug, TaggedArticle.objects.count()), ("noir", 1))

    def test_who_was_merged_into_another_is_that_other(self):
        heir = make_person("Agnès V.", slug="heir")
        heir.former_addresses.create(slug="agnes-varda", former_id=10_000)
        self.load(section(), person(), article(authors=[1]))
        self.assertEqual(Contribution.objects.get().person, heir)

    def test_a_film_whose_title_and_year_another_has_is_refused_with_that_one_named(self):
        make_film("Cléo from 5 to 7", slug="other", year=1962)
        self.assertIn("“Cléo from 5 to 7” (1962) is on the shelf already, at “other”.", self.refused(film()))

    def test_so_is_the_second_of_two_in_one_archive(self):
        self.assertIn("at “cleo”", self.refused(film(), film(2, "cleo-2")))

    def test_a_new_section_stands_behind_the_others(self):
        make_section(position=7)
        self.load(section("news", "News"))
        self.assertEqual(Section.objects.get(slug="news").position, 8)


class AwardsTests(ArchiveTestCase):
    def test_an_award_goes_by_its_other_names(self):
        edition = make_edition(slug="1962", number=None, honours_year="1962")
        ProgrammeName.objects.create(programme=edition.programme, name="Cannes Film Festival")
        self.load(film(), nomination())
        self.assertEqual(Nomination.objects.get().edition, edition)

    def test_an_award_that_is_made_takes_its_kind_from_its_name_and_says_so(self):
        self.load(film(), nomination("Granton Critics Circle"), nomination("Pemi Awards"), nomination("日本"))
        kinds = Programme.objects.order_by("pk").values_list("kind", flat=True)
        self.assertEqual(list(kinds), ["critics", "academy", "academy"])
        self.assertIn("is made as one of kind “Critics”, by its name.", self.remarks[0])

    def test_a_year_and_a_prize_are_made_once(self):
        other = film(2, "other", "Other")
        self.load(film(), other, nomination(), nomination(film=2), nomination(year=1963))
        self.assertEqual((Edition.objects.count(), Category.objects.count(), Nomination.objects.count()), (2, 1, 3))

    def test_a_nomination_given_twice_is_refused(self):
        self.assertIn("was given in line 3 already", self.refused(film(), nomination(), nomination()))


class RefusalTests(ArchiveTestCase):
    def test_takes_dependants_along_and_the_rest_goes_on(self):
        report = self.load(
            section(),
            person(slug="not a slug"),
            film(directors=[1]),
            nomination(),
            article(films=[1]),
            article(2, "b"),
            refused=True,
        )
        self.assertEqual([each.slug for each in Article.objects.all()], ["b"])
        self.assertEqual(dict(report.counts["refused"]), {"person": 1, "film": 1, "nomination": 1, "article": 1})
        self.assertIn("line 3 (person not a slug): slug: ", self.remarks[0])
        self.assertIn(
            "line 4 (film cleo): directors: names the person 1, which was refused in line 3.", self.remarks[1]
        )

    def test_says_what_is_wrong_with_a_value(self):
        for fields, words in (
            ({"title": "x" * 201}, "title: Ensure this value has at most 200 characters"),
            ({"title": "a\u0007b"}, "title: holds the character U+0007, which cannot be printed."),
            ({"title": "a\ud800"}, "title: holds the character U+D800"),
            ({"title": None}, "title: is missing. Write text"),
            ({"dek": 7}, "dek: is 7. Write text, in quotation marks."),
            ({"slug": "日本"}, "slug: "),
            ({"slug": ""}, "slug: is empty, and it needs a value."),
            ({"section": "news"}, "section: names the section 'news', and no record above has it."),
            ({"published": "2020-05-21T09:00:00"}, "published: is '2020-05-21T09:00:00', which has no offset."),
            ({"published": "May 2020"}, "published: is 'May 2020'. Write a date, a time and their offset"),
            ({"published": "2020-02-30T09:00:00Z"}, "published: is '2020-02-30T09:00:00Z'. Write a date"),
            ({"published": "0001-01-01T00:00:00Z"}, "where some time zones have no such day."),
            ({"kind_of_story": "poem"}, "kind_of_story: is 'poem'. Choose one of: cover-story, feature"),
            ({"status": "withdrawn"}, "status: is 'withdrawn'. Choose one of: published, draft."),
            ({"id": "a\ud800"}, "id: is 'a\\ud800'. Write an id"),
            ({"slug": "a\ud800"}, "slug: holds the character U+D800"),
            ({"people": ["\ud800"]}, "people: is ['\\ud800']. Write a list of ids"),
            ({"body": [{"type": "photo", "photo": "\ud800"}]}, "photo: is '\\ud800'. Write an id"),
            ({"id": 10**30}, "id: is 1000000000000000000000000000000. Write an id"),
            ({"source_url": "javascript:x"}, "source_url: Enter a valid URL."),
            ({"authors": [True]}, "authors: is [True]. Write a list of ids"),
            ({"body": [{"type": "poem"}]}, "body, block 1: type: is 'poem'. Choose one of: p, h2, quote, photo."),
            ({"body": ["text"]}, "body: is ['text']. Write a list of objects"),
            ({"body": [p(), {"type": "h2"}]}, "body, block 2: text: is missing."),
            ({"body": [p("a\u0007b\u202e")] * 2 + [{"type": "quote", "text": "\u0007"}]}, "body, block 3: text: holds"),
            ({"tags": [f"t{n}" for n in range(51)]}, "tags: there are 51, and a story carries at most 50."),
        ):
            with self.subTest(fields):
                sentence = self.refused(section(), *(tag(f"t{n}", f"T{n}") for n in range(51)), article(**fields))
                self.assertIn(words, sentence)
                self.assertFalse(Article.objects.exists())

    def test_says_what_is_wrong_on_the_shelf(self):
        for record, words in (
            (person(born=19280), "born: '19280' is not a date"),
            (person(name="  "), "name: is empty, and it needs a value."),
            (film(year=1700), "year: A film's year lies between 1880 and 2200."),
            (film(runtime=-1), "runtime: "),
            (tag(name="\u200b"), "name: is empty, and it needs a value."),
            (section(slug="x" * 51), "slug: Ensure this value has at most 50 characters"),
            (
                {"kind": "poem"},
                "is of the kind 'poem'. There are: section, tag, photo, person, film, nomination, article.",
            ),
        ):
            with self.subTest(record):
                self.assertIn(words, self.refused(record))

    def test_a_double_is_refused_and_the_first_stays(self):
        self.assertIn("id: 1 was given in line 2 already. Keep one", self.refused(person(), person(1, "b", "B")))
        self.assertIn("slug: 'agnes-varda' was given in line 2 already", self.refused(person(), person(2)))

    def test_a_field_that_the_format_does_not_have_is_left_out_and_told_of_once(self):
        self.load(person(mood="gay"), person(2, "b", "B", mood="sad"))
        self.assertEqual(self.remarks, ["line 2: mood: is not part of a person and was left out, here and below."])

    def test_a_line_that_is_none_is_named_and_the_rest_goes_on(self):
        self.assertIn("line 2: is not JSON", self.refused(b"nonsense\n", section()))
        self.assertTrue(Section.objects.exists())

    def test_what_only_the_database_refuses_is_found_among_its_batch(self):
        make_section(slug="other")
        edition = make_edition(slug="x", number=None, honours_year="1962")
        make_film(slug="cleo", title="Cléo from 5 to 7", year=1962)
        edition.programme.name = "Cannes Film Festival"
        edition.programme.save()
        self.load(section(), film(), nomination())
        self.assertEqual(Nomination.objects.get().edition, edition)

    def test_a_count_that_the_first_line_gives_is_held_against_what_came(self):
        load(
            self.write(section(), meta={"kind": "meta", "format": "film-archive/1", "articles": 2}),
            tell=print_to(said := []),
        )
        self.assertEqual(said, ["line 1 (meta): says that there are 2 articles, and 0 came. Is this all of it?"])


def print_to(said):
    return lambda remark: said.append(str(remark))


class HeldBackTests(ArchiveTestCase):
    """Published in the archive, and stopped by a check of the desk."""

    def assertHeldBack(self, words, *records):
        report = self.load(section(), *records)
        self.assertEqual((report.held_back, Article.objects.order_by("pk")[0].status), (1, "draft"), self.remarks)
        self.assertIn(words, self.remarks[-1])

    def test_without_a_headline(self):
        self.assertHeldBack("line 3 (article walk): came in as a draft: Write a headline.", article(title=""))

    def test_with_an_empty_paragraph(self):
        self.assertHeldBack("Write some text, or remove the block.", article(body=[p(""), p("\u200b")]))

    def test_keeps_the_moment_that_it_is_dated(self):
        self.assertHeldBack("Write a headline.", article(title=""))
        self.assertEqual(Article.objects.get().published_at.year, 2020)

    def test_with_a_link_to_a_story_that_is_not_there(self):
        body = [p('<a href="/stories/nowhere/">x</a>')]
        self.assertHeldBack("it links to “nowhere”, and readers find no story there.", article(body=body))

    def test_not_with_a_link_to_one_further_down(self):
        body = [p('<a href="/stories/b/">x</a>')]
        report = self.load(section(), article(body=body), article(2, "b"))
        self.assertEqual((report.held_back, Article.objects.live().count()), (0, 2))

    def test_with_a_link_to_one_that_is_held_back_itself(self):
        first = article(body=[p('<a href="/stories/b/">x</a>')])
        report = self.load(section(), first, article(2, "b", body=[p('<a href="/stories/nowhere/">x</a>')]))
        self.assertEqual((report.held_back, Article.objects.live().count()), (2, 0))

    def test_not_for_a_picture_that_is_not_there_or_may_not_be_shown(self):
        self.write_picture()
        for options in ({}, {"pictures": self.pictures}):
            with self.subTest(options):
                self.assertEqual(self.load(*whole(), **options).held_back, 0)
                self.assertNotContains(self.client.get("/stories/walk/"), "<img")

    def test_a_draft_of_the_archive_is_a_draft(self):
        report = self.load(section(), article(status="draft", title=""))
        self.assertEqual((report.held_back, Article.objects.get().status), (0, "draft"))

    def test_markup_that_is_not_kept_is_told_of(self):
        self.load(section(), article(body=[p("<u>Words</u>")]))
        self.assertEqual(Block.objects.get().text, "<p>Words</p>")
        self.assertIn("1 paragraph held markup that is not kept", self.remarks[0])


class InsertTests(ArchiveTestCase):
    """Rows that are written straight into a table are as the model would have written them."""

    def test_leaves_no_field_to_chance(self):
        story, varda, cleo = make_article(body=[]), make_person(), make_film()
        noir = Tag.objects.create(name="Noir")
        block = {"kind": "text", "text": "<p>“%s”</p>", "ordering": 10, "caption": "", "photo_id": None}
        parts = Parts([block], [varda.pk], [varda.pk], [cleo.pk], [noir.pk])
        for rows in rows_of([(story.pk, parts)]):
            insert(*rows)
        straight = freeze(Article.objects.get(pk=story.pk))["parts"]
        for model in (Block, Contribution, Subject, TaggedArticle):
            model.objects.all().delete()
        for rows in rows_of([(story.pk, parts)]):
            rows.model.objects.bulk_create(rows.objects())
        made = freeze(Article.objects.get(pk=story.pk))["parts"]
        for part, rows in made.items():
            without_ids = [
                [{k: v for k, v in row.items() if k != "id"} for row in some] for some in (straight[part], rows)
            ]
            self.assertEqual(*without_ids)
        self.assertTrue(made["blocks"] and made["subjects"] and made["contributions"] and made["tagged"])

    def test_of_no_rows_writes_none(self):
        insert(*Rows(Block, ("parent_id",), []))
        self.assertFalse(Block.objects.exists())


class CreditsTests(ArchiveTestCase):
    def test_somebody_named_twice_in_one_part_is_credited_once(self):
        role = {"person": 1, "role": "Cléo"}
        self.load(person(), film(directors=[1, 1], cast=[role, role, {"person": 1}]))
        self.assertEqual(Credit.objects.count(), 3)
