import json
from unittest import mock

from articles.importing import strict_json
from articles.importing.checking import check
from articles.importing.fixtures import FIXTURES, FOLDER
from articles.importing.loading import load
from articles.models import Article, Video
from articles.models.tag import MAX_TAGS
from people.models import Film, Person
from tests.factories import make_film, picture_bytes

from .written import FixtureTestCase, block, credit, film, person, photo, story


def rule(model, name):
    """What is said when a named constraint is broken."""
    return next(each for each in model._meta.constraints if each.name == name).violation_error_message


class FixtureFileTests(FixtureTestCase):
    def assertFileRefused(self, content, sentence):
        path = self.folder / "wrong.json"
        path.write_bytes(content)
        self.assertRefused(self.refused(path), sentence)

    def test_is_refused_when_it_is_missing(self):
        self.assertRefused(self.refused(self.folder / "none.json"), "is not there")

    def test_is_refused_when_it_is_a_folder(self):
        self.assertRefused(self.refused(self.folder), "is not a file")

    def test_is_refused_when_it_is_empty(self):
        self.assertFileRefused(b" \n", "is empty")

    def test_is_refused_without_objects(self):
        self.assertFileRefused(b"[]", "holds no objects")

    def test_is_refused_when_it_is_not_a_list(self):
        self.assertFileRefused(b"{}", "is not a list of objects")

    def test_is_refused_when_it_is_cut_off(self):
        self.assertFileRefused(b'[{"model": "people.film",', "is not JSON: Expecting property name")

    def test_is_refused_with_a_byte_order_mark(self):
        self.assertFileRefused(b"\xef\xbb\xbf[]", "byte order mark")

    def test_is_refused_when_it_is_not_utf8_and_the_line_is_named(self):
        self.assertFileRefused(b'[\n"\xe9"]', "is not UTF-8: byte 0xe9 in line 2")

    def test_is_refused_with_nan_or_infinity(self):
        for word in (b"NaN", b"Infinity", b"-Infinity"):
            with self.subTest(word):
                self.assertFileRefused(b"[" + word + b"]", f"holds {word.decode()}")

    def test_is_refused_with_a_number_beyond_all_reason(self):
        self.assertFileRefused(b"[" + 5000 * b"9" + b"]", "number of 5000 digits")

    def test_is_refused_when_it_nests_too_deep(self):
        for depth in (12, 100_000):
            with self.subTest(depth):
                self.assertFileRefused(depth * b"[" + depth * b"]", "nests values more than 8 deep")

    def test_is_refused_when_it_is_too_large(self):
        with mock.patch.object(strict_json, "MOST_BYTES", 1024 * 1024):
            self.assertFileRefused(b" " * (1024 * 1024 + 1), "is larger than 1 MB")

    def test_has_every_problem_named_and_not_only_the_first(self):
        problems = self.refused(
            self.folder / "none.json", film(year="1962"), credit(person="nobody"), {"model": "people.star"}
        )
        self.assertEqual(
            [(problem.index, problem.field) for problem in problems],
            [(None, ""), (3, "model"), (1, "year"), (2, "person")],
        )

    def test_has_a_problem_told_with_file_object_key_and_field(self):
        (problem,) = self.refused(person(), film(), credit(job="gaffer"))
        self.assertTrue(
            str(problem).startswith(
                "fixture.json, object 3 (people.credit cleo / varda / – / gaffer / –), job: "
                "is 'gaffer'. Choose one of: director, creator"
            ),
            problem,
        )


class FixtureObjectTests(FixtureTestCase):
    def test_must_be_an_object(self):
        self.assertRefused(self.refused("film"), "is not an object", index=1)

    def test_must_name_its_model(self):
        self.assertRefused(self.refused({"fields": {}}), "is missing", index=1, field="model")

    def test_must_be_of_a_model_that_fixtures_carry(self):
        for label in ("people.star", "auth.user", "articles.textblock", 7, None, ["people.film"]):
            with self.subTest(label):
                problems = self.refused({"model": label, "fields": {}})
                self.assertRefused(problems, "names no model that a fixture may carry", index=1, field="model")

    def test_must_have_fields(self):
        for given in ({}, {"fields": []}):
            with self.subTest(given):
                problems = self.refused({"model": "people.film", **given})
                self.assertRefused(problems, "is missing or is not an object", index=1, field="fields")

    def test_must_not_have_a_number(self):
        self.assertRefused(self.refused({**film(), "pk": 1}), "go by their natural keys", index=1, field="pk")

    def test_must_not_have_anything_else(self):
        self.assertRefused(self.refused({**film(), "note": ""}), "is not part of an object", index=1, field="note")

    def test_must_not_give_a_field_twice(self):
        path = self.folder / "twice.json"
        path.write_text('[{"model": "people.film", "fields": {"slug": "cleo", "title": "Cléo", "title": "Chloe"}}]')
        self.assertRefused(self.refused(path), "is given twice", index=1, field="title")

    def test_must_not_have_a_field_that_its_model_lacks(self):
        self.assertRefused(self.refused(film(stars=5)), "is not a field of people.film", index=1, field="stars")

    def test_must_not_give_tags_or_subjects_as_a_field_of_the_story(self):
        for name in ("tags", "people", "films"):
            with self.subTest(name):
                self.assertRefused(self.refused(story(**{name: []})), "is not a field", index=1, field=name)

    def test_must_have_the_fields_that_have_no_default(self):
        given = {"model": "people.film", "fields": {"slug": "cleo"}}
        self.assertRefused(self.refused(given), "is missing", index=1, field="title")

    def test_must_not_be_given_twice_even_in_two_files(self):
        first, second = self.write(film(), name="one.json"), self.write(person(), film(title="Chloe"), name="two.json")
        self.assertRefused(self.refused(first, second), "is already given in one.json, object 1", index=2)


class FixtureValueTests(FixtureTestCase):
    def assertValueRefused(self, given, field, sentence):
        self.assertRefused(self.refused(given), sentence, index=1, field=field)

    def test_must_be_of_the_type_that_its_field_has(self):
        self.assertValueRefused(film(title=5), "title", "Write text")
        self.assertValueRefused(film(year="1962"), "year", "Write a whole number")
        self.assertValueRefused(film(year=True), "year", "Write a whole number")
        self.assertValueRefused(film(year=1962.5), "year", "Write a whole number")
        self.assertValueRefused(story(kind="review", rating=4, rating_scale=5), "rating", "in quotation marks")
        self.assertValueRefused(film(title=["Cléo"]), "title", "takes a single value")

    def test_must_fit_its_field(self):
        self.assertValueRefused(film(title="x" * 301), "title", "at most 300 characters (it has 301)")
        self.assertValueRefused(story(first_published="2024-05-2100"), "first_published", "is not a date")

    def test_must_be_one_of_the_choices(self):
        self.assertValueRefused(film(kind="opera"), "kind", "Choose one of: feature, short, documentary, series")

    def test_must_be_one_of_the_choices_also_where_no_form_asks_for_it(self):
        for kind in ("opera", ""):
            with self.subTest(kind):
                problems = self.refused(story(), block(kind=kind))
                self.assertRefused(problems, "Choose one of: text, heading", index=2, field="kind")

    def test_must_not_be_null_or_empty_where_one_is_needed(self):
        self.assertValueRefused(film(title=None), "title", "is null")
        self.assertValueRefused(film(title=""), "title", "is empty")
        self.assertValueRefused(film(slug=""), "slug", "is empty")

    def test_must_be_a_slug_where_it_is_part_of_an_address(self):
        self.assertValueRefused(film(slug="cléo 5"), "slug", "valid “slug”")

    def test_must_be_a_date_of_the_calendar(self):
        self.assertValueRefused(person(born="1928-02-31"), "born", "is not a day of the calendar")
        self.assertValueRefused(story(published_at="2026-02-31T10:00:00Z"), "published_at", "invalid date")

    def test_must_name_a_moment_with_its_zone(self):
        for moment in ("2026-03-29T02:30:00", "2026-05-01 10:00"):
            with self.subTest(moment):
                self.assertValueRefused(story(published_at=moment), "published_at", "has no time zone")

    def test_must_name_a_moment_that_every_zone_has(self):
        for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"):
            with self.subTest(moment):
                self.assertValueRefused(story(published_at=moment), "published_at", "Choose another year")

    def test_must_be_within_the_range_of_its_field(self):
        self.assertValueRefused(film(runtime=-1), "runtime", "greater than or equal to 0")

    def test_must_have_no_character_that_cannot_be_printed(self):
        for character in "\0\x07\r\x7f\x85\ud800\ufdd0\ufffe\U0001ffff":
            with self.subTest(hex(ord(character))):
                path = self.folder / "wrong.json"
                path.write_text(json.dumps([film(title=f"Cl{character}o")]))
                self.assertRefused(
                    self.refused(path), f"holds the character U+{ord(character):04X}", index=1, field="title"
                )

    def test_may_be_in_any_script_with_lines_and_tabs(self):
        self.load(person(bio="阿涅斯\n\tأنييس \u200fפ e\u0301 👩‍🎤"))
        self.assertTrue(Person.objects.filter(bio__contains="👩‍🎤").exists())

    def test_must_be_clean_where_it_is_rich_text(self):
        path = self.write(story(), block("<p>She <script>alert(1)</script>walks <b>fast</b>.</p>"))
        self.assertRefused(
            self.refused(path), "Write: '<p>She walks <strong>fast</strong>.</p>'", index=2, field="text"
        )

    def test_may_have_any_character_where_it_is_plain_text(self):
        self.load(story(), block("Varda & I", kind="heading"))

    def test_must_be_more_than_blanks(self):
        for title in (" ", "\t\n", "\u00a0"):
            with self.subTest(title):
                self.assertRefused(self.refused(story(title=title)), "nothing but blanks", index=1, field="title")

    def test_must_not_turn_the_direction_of_a_line(self):
        self.assertRefused(self.refused(story(title="A \u202eklaw")), "U+202E", index=1, field="title")


class FixtureTopicTests(FixtureTestCase):
    def topics(self, count, story="walk"):
        for number in range(count):
            name = f"{story}-{number}"
            yield {"model": "articles.tag", "fields": {"name": name, "slug": name, "key": name}}
            yield {"model": "articles.taggedarticle", "fields": {"content_object": [story], "tag": [name]}}

    def test_must_be_as_few_as_the_form_takes(self):
        problems = self.refused(story(), *self.topics(MAX_TAGS + 2))
        self.assertRefused(problems, f"a story carries at most {MAX_TAGS}", index=2 * MAX_TAGS + 3)

    def test_are_counted_for_each_story_by_itself(self):
        self.load(story(), story("run", "A run"), *self.topics(MAX_TAGS), *self.topics(1, "run"))


class FixtureReferenceTests(FixtureTestCase):
    def test_must_name_a_row_of_the_files_or_of_the_database(self):
        problems = self.refused(person(), credit(film="lost"))
        self.assertRefused(problems, "people.film lost, which is neither in these files nor", index=2, field="film")

    def test_may_name_a_row_of_the_database(self):
        make_film(slug="cleo")
        self.load(
            {"model": "articles.video", "fields": {"title": "Clip", "slug": "clip", "kind": "clip", "film": ["cleo"]}}
        )
        self.assertEqual(Video.objects.get().film.slug, "cleo")

    def test_may_name_a_row_further_down(self):
        self.load(credit(), film(), person())
        self.assertEqual(Film.objects.get(slug="cleo").credits.get().person.slug, "varda")

    def test_must_be_a_natural_key(self):
        for key in ("varda", 7, ["varda", "agnes"], [["varda"]], {}):
            with self.subTest(key):
                given = credit()
                given["fields"]["person"] = key
                self.assertRefused(
                    self.refused(film(), given), "takes a natural key, written [slug]", index=2, field="person"
                )

    def test_must_be_a_list_of_natural_keys_where_there_may_be_several(self):
        self.write_picture()
        for keys in (["cleo"], "cleo", None):
            with self.subTest(keys):
                self.assertRefused(
                    self.refused(film(), photo(films=keys)), "takes a list of natural keys", index=2, field="films"
                )

    def test_must_name_a_row_in_a_list_too(self):
        self.write_picture()
        problems = self.refused(film(), photo(films=[["cleo"], ["lost"]]))
        self.assertRefused(problems, "refers to people.film lost", index=2, field="films")

    def test_must_not_lead_in_a_circle(self):
        def section(slug, parent):
            fields = {"name": slug, "slug": slug, "path": slug, "parent": [parent]}
            return {"model": "articles.section", "fields": fields}

        problems = self.refused(section("film", "tv"), section("tv", "film"))
        self.assertRefused(problems, "which refers back to it", index=2)


class FixturePictureTests(FixtureTestCase):
    def test_must_be_in_one_of_the_two_places(self):
        problems = self.refused(photo())
        self.assertRefused(problems, "neither at pictures/beach.jpg beside the fixture nor", index=1, field="file")

    def test_may_be_among_the_originals_alone(self):
        (self.media / "originals").mkdir()
        (self.media / "originals" / "beach.jpg").write_bytes(picture_bytes())
        self.assertEqual(self.load(photo()).pictures, 0)

    def test_must_lie_in_the_folder_of_originals(self):
        for name in ("beach.jpg", "../beach.jpg", "originals/../../beach.jpg", "/etc/passwd", "originals/.htaccess"):
            with self.subTest(name):
                problems = self.refused(photo(file=name))
                self.assertRefused(problems, "Write “originals/<name of the picture>”", index=1, field="file")

    def test_must_have_a_name_that_file_systems_take(self):
        name = 180 * "é" + ".jpg"
        self.assertRefused(self.refused(photo(file=f"originals/{name}")), "shorter", index=1, field="file")

    def test_must_be_whole(self):
        self.write_picture(content=picture_bytes((400, 400))[:-200])
        problems = self.refused(photo(width=400, height=400))
        self.assertRefused(problems, "cannot be used as a picture. It is damaged", index=1, field="file")

    def test_must_be_a_picture(self):
        self.write_picture(content=b"<svg/>")
        self.assertRefused(self.refused(photo()), "It is an SVG, not a JPEG", index=1, field="file")

    def test_must_have_the_size_that_is_stated(self):
        self.write_picture()
        self.assertRefused(self.refused(photo(width=65)), "the picture measures 64 × 48", index=1, field="width")


class FixtureValidationTests(FixtureTestCase):
    """What a model demands beyond its single values; found while loading, and rolled back."""

    def tearDown(self):
        self.assertFalse(Film.objects.filter(slug="cleo").exists())
        self.assertFalse(Article.objects.exists())

    def test_asks_the_constraints(self):
        problems = self.refused(film(year=1600), person())
        self.assertRefused(problems, rule(Film, "film_year_possible"), index=1)

    def test_asks_the_model_itself(self):
        given = [
            {"model": "people.programme", "fields": {"name": name, "slug": name, "kind": "press"}} for name in "ab"
        ]
        given.append({"model": "people.edition", "fields": {"programme": ["a"], "slug": "1st", "name": "First"}})
        given.append({"model": "people.category", "fields": {"programme": ["b"], "slug": "best", "name": "Best"}})
        given.append(
            {
                "model": "people.nomination",
                "fields": {"edition": ["a", "1st"], "category": ["b", "best"], "key": "best"},
            }
        )
        problems = self.refused(*given)
        self.assertRefused(problems, "belongs to another award than the edition", index=5, field="category")

    def test_finds_two_rows_that_the_database_would_not_have_together(self):
        problems = self.refused(film(), film(slug="cleo-again"))
        self.assertRefused(problems, rule(Film, "film_title_kind_without_year"), index=2)

    def test_finds_a_row_that_clashes_with_one_in_the_database(self):
        make_film("Cléo from 5 to 7", year=1962)
        self.assertRefused(self.refused(film(year=1962)), rule(Film, "film_title_year_kind"), index=1)

    def test_finds_a_value_that_does_not_follow_from_the_others(self):
        section = {"model": "articles.section", "fields": {"name": "Film", "slug": "film", "path": "films"}}
        self.assertRefused(self.refused(section), "follows from the other fields as 'film'", index=1, field="path")

    def test_finds_a_nomination_whose_key_says_something_else(self):
        given = [
            film(),
            {"model": "people.programme", "fields": {"name": "A", "slug": "a", "kind": "press"}},
            {"model": "people.edition", "fields": {"programme": ["a"], "slug": "1st", "name": "First"}},
            {"model": "people.category", "fields": {"programme": ["a"], "slug": "best", "name": "Best"}},
            {
                "model": "people.nomination",
                "fields": {"edition": ["a", "1st"], "category": ["a", "best"], "key": "best", "films": [["cleo"]]},
            },
        ]
        self.assertRefused(self.refused(*given), "films and nominees it is 'best_cleo'", index=5, field="key")

    def test_names_what_is_wrong_and_not_what_hangs_on_it(self):
        self.assertRefused(self.refused(film(year=1600), person(), credit()), rule(Film, "film_year_possible"), index=1)


class OwnFixturesTests(FixtureTestCase):
    def test_are_without_problems(self):
        found = check([FOLDER / name for name in FIXTURES])
        load(found, check_only=True)
        self.assertEqual([str(problem) for problem in found.problems], [])
