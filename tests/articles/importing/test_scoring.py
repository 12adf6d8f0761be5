"""The measure itself: what counts as found, as an invention and as a miss."""

import tomllib

from django.test import SimpleTestCase

from tests.articles.importing.score import HOUSES, TEXTS, rates, stories, table, worst
from tests.articles.importing.scoring import Score, score

KEY = {
    "headline": "‘Low Tide’ comes home",
    "dek": "",
    "published": "2025-03-04",
    "rating": "4/5",
    "bylines": [{"name": "Ada Finch", "role": "words", "kind": "person"}],
    "credits": [{"name": "Joe Pym", "role": "photography"}],
    "shoot": {"date": "2025-01-14", "place": "Almagro Studios"},
    "people": ["Tobias Wren", "Inés Corvalán"],
    "films": ["The Salt Ledger"],
    "series": ["Night Harbour"],
    "not_people": ["Marta Quiroga"],
    "openings": ["It rained for nine", "Nobody who was here", "The best film had"],
    "figures": [{"caption": "The jury.", "credit": "Picture: Joe Pym", "url": ""}],
    "list_entries": [{"rank": 2, "title": "Stopcock"}, {"rank": 1, "title": "Low Tide"}],
    "questions": 2,
    "leftovers": ["share link"],
    "never_in_body": ["Copy link"],
}


def story(**changes):
    """A story that was read without a fault, but for the changes."""
    return {
        "headline": '"Low Tide" comes home',
        "dek": None,
        "published": "2025-03-04",
        "rating": "4/5",
        "bylines": [{"name": "Ada Finch", "role": "words", "kind": "person"}],
        "credits": [{"name": "Joe Pym", "role": "photography"}],
        "shoot": {"date": "2025-01-14", "place": "Almagro Studios"},
        "people": ["Inés Corvalán", "Tobias Wren"],
        "films": ["Salt Ledger", "Night Harbour"],
        "blocks": [
            paragraph("It rained for nine of the ten days."),
            paragraph("Nobody who was here will complain."),
            {"kind": "question", "text": "Why?"},
            {"kind": "question", "text": "And then?"},
            paragraph("The best film had no sound."),
            {"kind": "figure", "caption": "The jury", "credit": "Joe Pym", "url": None},
            {"kind": "list_item", "rank": 2, "text": "Stopcock A plumber learns."},
            {"kind": "list_item", "rank": 1, "text": "Low Tide"},
        ],
        "leftovers": [{"kind": "share link", "text": "Copy link"}, {"kind": "white space", "text": "\n"}],
        **changes,
    }


def paragraph(text):
    return {"kind": "paragraph", "text": text}


def without(*kinds):
    return [block for block in story()["blocks"] if block["kind"] not in kinds]


class ScoreTests(SimpleTestCase):
    def of(self, field, key=None, **changes):
        return rates(score(story(**changes), {**KEY, **(key or {})})[field])

    def test_a_story_read_without_a_fault_is_exact_in_every_field(self):
        for field, part in score(story(), KEY).items():
            with self.subTest(field=field):
                self.assertTrue(part.exact, part)

    def test_what_the_key_leaves_out_is_not_scored(self):
        self.assertNotIn("kicker", score(story(kicker="FESTIVALS"), KEY))

    def test_who_made_story_or_pictures_may_be_among_the_people_or_not(self):
        people = ["Inés Corvalán", "Tobias Wren", "Ada Finch", "Joe Pym"]
        self.assertEqual(self.of("people", people=people), (1, 1, 1))
        self.assertEqual(self.of("not people", {"not_people": ["Ada Finch", "Joe Pym"]}, people=people)[1], 1)
        self.assertEqual(self.of("people", {"credits": [], "bylines": []}, people=people)[0], 2 / 3)

    def test_a_wrong_value_lowers_precision_and_recall(self):
        self.assertEqual(self.of("headline", headline="Home"), (0, 0, 0))

    def test_a_missing_value_lowers_recall_alone(self):
        precision, recall, _ = self.of("people", people=["Tobias Wren"])
        self.assertEqual((precision, recall), (1, 0.5))

    def test_a_name_too_many_lowers_precision_alone(self):
        precision, recall, _ = self.of("people", people=["Tobias Wren", "Inés Corvalán", "San Fernando"])
        self.assertEqual((round(precision, 2), recall), (0.67, 1))

    def test_a_key_that_says_none_punishes_what_is_invented(self):
        self.assertEqual(score(story(dek="Rain and queues"), KEY)["dek"].invented, ("Rain and queues",))
        self.assertEqual(score(story(people=["Ada"]), {"people": []})["people"].invented, ("Ada",))

    def test_printings_that_differ_in_quotes_and_spaces_are_the_same(self):
        self.assertTrue(score(story(headline="“Low\u00a0Tide”  comes home."), KEY)["headline"].exact)

    def test_a_letter_with_its_accent_is_not_the_letter_without(self):
        self.assertFalse(score(story(people=["Tobias Wren", "Ines Corvalan"]), KEY)["people"].exact)

    def test_dates_are_the_same_only_with_the_same_precision(self):
        for printed in ("2025-03", "2025-03-05", "2025-03-04T09:00+00:00"):
            with self.subTest(printed=printed):
                self.assertFalse(score(story(published=printed), KEY)["published"].exact)

    def test_seconds_of_zero_make_no_other_moment(self):
        key = {"published": "2025-03-04T09:02-05:00"}
        self.assertTrue(score(story(published="2025-03-04T09:02:00-05:00"), key)["published"].exact)

    def test_any_of_several_printings_counts(self):
        key = {"awards": [["Golden Lantern for Best Film", "Golden Lantern"]]}
        self.assertTrue(score(story(awards=["Golden Lantern"]), key)["awards"].exact)
        self.assertTrue(score(story(awards=["Golden Lantern", "Golden Lantern for Best Film"]), key)["awards"].exact)

    def test_a_field_that_may_be_empty_is_not_missed_and_held_to_its_printings(self):
        key = {"kicker": ["Film", ""]}
        for kicker, expected in (
            (None, Score()),
            ("Film", Score(found=("Film",))),
            ("News", Score((), ("News",), ("Film",))),
        ):
            with self.subTest(kicker):
                self.assertEqual(score(story(kicker=kicker), key)["kicker"], expected)

    def test_what_may_stand_is_neither_missed_nor_invented(self):
        key = {"people": ["Tobias Wren"], "people_maybe": ["Hitchcock"]}
        for people in (["Tobias Wren"], ["Tobias Wren", "Hitchcock"]):
            with self.subTest(people=people):
                self.assertTrue(score(story(people=people), key)["people"].exact)

    def test_a_series_may_stand_among_films(self):
        for films in (["The Salt Ledger"], ["The Salt Ledger", "Night Harbour"]):
            with self.subTest(films=films):
                self.assertTrue(score(story(films=films), KEY)["films"].exact)

    def test_a_character_among_people_is_named_twice(self):
        parts = score(story(people=["Tobias Wren", "Inés Corvalán", "Marta Quiroga"]), KEY)
        self.assertEqual(parts["people"].invented, ("Marta Quiroga",))
        self.assertEqual(parts["not people"].missed, ("Marta Quiroga",))

    def test_a_byline_in_another_role_is_both_missed_and_invented(self):
        part = score(story(bylines=[{"name": "Ada Finch", "role": "editing", "kind": "person"}]), KEY)["bylines"]
        self.assertEqual(
            (part.invented, part.missed), (("ada finch · editing · person",), ("ada finch · words · person",))
        )

    def test_a_photographer_may_stand_in_the_byline_or_among_the_credits(self):
        photographer = {"name": "Joe Pym", "role": "photography", "kind": "person"}
        parts = score(story(bylines=[*story()["bylines"], photographer], credits=[]), KEY)
        self.assertTrue(parts["bylines"].exact and parts["credits"].exact)
        parts = score(story(bylines=[]), {"bylines": [photographer], "credits": []})
        self.assertTrue(parts["bylines"].exact and parts["credits"].exact)

    def test_a_role_that_could_be_either_is_taken_as_either(self):
        key = {"bylines": [{"name": "Ada Finch", "role": ["interview", "words"], "kind": "person"}]}
        for role in ("interview", "words"):
            with self.subTest(role=role):
                bylines = [{"name": "Ada Finch", "role": role, "kind": "person"}]
                self.assertTrue(score(story(bylines=bylines), key)["bylines"].exact)

    def test_an_organisation_read_as_a_person_is_wrong(self):
        key = {"bylines": [{"name": "Lantern Staff", "role": "words", "kind": "organisation"}]}
        bylines = [{"name": "Lantern Staff", "role": "words", "kind": "person"}]
        self.assertFalse(score(story(bylines=bylines), key)["bylines"].exact)

    def test_who_added_reporting_may_stand_in_the_byline(self):
        helper = {"name": "Kit Amado", "role": "words", "kind": "person"}
        key = {"bylines": KEY["bylines"], "bylines_maybe": [helper]}
        self.assertTrue(score(story(bylines=[*KEY["bylines"], helper]), key)["bylines"].exact)

    def test_a_writer_among_the_credits_is_no_byline(self):
        parts = score(story(bylines=[], credits=[*KEY["credits"], {"name": "Ada Finch", "role": "words"}]), KEY)
        self.assertEqual(len(parts["bylines"].missed), 1)

    def test_no_shoot_is_read_as_no_date_and_no_place(self):
        parts = score(story(shoot=None), KEY)
        self.assertEqual(
            (parts["shoot date"].missed, parts["shoot place"].missed), (("2025-01-14",), ("Almagro Studios",))
        )


class BodyScoreTests(SimpleTestCase):
    def paragraphs(self, *texts, **key):
        return score(story(blocks=[paragraph(text) for text in texts]), {**KEY, **key})["paragraphs"]

    def test_a_paragraph_that_swallowed_the_next_misses_it(self):
        part = self.paragraphs("It rained for nine days. Nobody who was here", "The best film had no sound")
        self.assertEqual((part.invented, part.missed), ((), ("Nobody who was here",)))

    def test_a_paragraph_broken_in_two_is_an_invention(self):
        part = self.paragraphs("It rained for nine", "of ten days", "Nobody who was here", "The best film had no sound")
        self.assertEqual((part.invented, part.missed), (("of ten days",), ()))

    def test_paragraphs_out_of_order_count_once(self):
        part = self.paragraphs("The best film had", "It rained for nine", "Nobody who was here")
        self.assertEqual((part.invented, part.missed), (("The best film had",), ("The best film had",)))

    def test_a_paragraph_that_may_be_one_is_no_invention(self):
        texts = ["It rained for nine", "Nobody who was here", "The best film had", "Dir: Tobias Wren. 118 mins"]
        self.assertTrue(self.paragraphs(*texts, optional_openings=["Dir: Tobias Wren."]).exact)

    def test_a_question_too_few_is_missed(self):
        self.assertEqual(score(story(blocks=without("question")), KEY)["questions"].missed, ("question", "question"))

    def test_a_figure_is_known_by_its_caption_and_then_held_to_its_credit(self):
        blocks = [{"kind": "figure", "caption": "The jury.", "credit": "Ada Finch"}]
        parts = score(story(blocks=blocks), KEY)
        self.assertTrue(parts["figures"].exact)
        self.assertEqual(parts["figure credits"].missed, ("Picture: Joe Pym",))

    def test_any_of_several_captions_counts(self):
        key = {"figures": [{"caption": ["Wren.", "Tobias Wren on the set"]}]}
        self.assertTrue(
            score(story(blocks=[{"kind": "figure", "caption": "Tobias Wren on the set"}]), key)["figures"].exact
        )

    def test_a_picture_without_a_caption_is_known_by_its_address(self):
        key = {"figures": [{"caption": "", "url": "https://film.example/a.jpg"}]}
        for figure, exact in (
            ({"kind": "figure", "url": "http://www.film.example/a.jpg"}, True),
            ({"kind": "figure", "url": "https://film.example/b.jpg"}, False),
            ({"kind": "figure", "url": "https://film.example/a.jpg", "caption": "The jury"}, False),
        ):
            with self.subTest(figure=figure):
                self.assertEqual(score(story(blocks=[figure]), key)["figures"].exact, exact)

    def test_the_pictures_of_a_gallery_count_one_by_one(self):
        blocks = [{"kind": "gallery", "figures": [{"caption": "The jury.", "credit": "Joe Pym"}]}]
        self.assertTrue(score(story(blocks=blocks), KEY)["figures"].exact)

    def test_an_entry_of_a_list_counts_only_with_its_rank(self):
        blocks = [
            {"kind": "list_item", "rank": 1, "text": "Stopcock"},
            {"kind": "list_item", "rank": 1, "text": "Low Tide"},
        ]
        part = score(story(blocks=blocks), KEY)["list entries"]
        self.assertEqual((part.missed, part.invented), (("2 Stopcock",), ("Stopcock",)))

    def test_furniture_in_any_text_of_the_body_is_found_there(self):
        for text in ("text", "caption", "credit", "attribution"):
            with self.subTest(text=text):
                blocks = [{"kind": "figure", text: "Share\nCopy  link"}]
                self.assertEqual(score(story(blocks=blocks), KEY)["furniture kept out"].missed, ("Copy link",))


class LeftoverScoreTests(SimpleTestCase):
    def test_a_kind_that_must_occur_is_missed_when_it_does_not(self):
        self.assertEqual(score(story(leftovers=[]), KEY)["leftovers"].missed, ("share link",))

    def test_more_kinds_are_inventions_only_where_the_text_has_no_furniture(self):
        leftovers = [{"kind": "share link", "text": "x"}, {"kind": "navigation", "text": "Home"}]
        self.assertTrue(score(story(leftovers=leftovers), KEY)["leftovers"].exact)
        bare = score(story(leftovers=leftovers), {"leftovers": []})["leftovers"]
        self.assertEqual(bare.invented, ("share link", "navigation"))

    def test_text_that_no_rule_has_read_is_missed(self):
        leftovers = [{"kind": "unread", "text": "It rained."}]
        self.assertEqual(score(story(leftovers=leftovers), KEY)["nothing unread"].missed, ("It rained.",))


class TableTests(SimpleTestCase):
    by_story = {
        "good.txt": score(story(), KEY),
        "better.txt": score(story(dek="Rain"), KEY),
        "wrong.txt": score(story(headline="Home", rating=None), KEY),
    }

    def test_the_table_counts_found_invented_missed_and_exact_stories(self):
        self.assertRegex(table(self.by_story), r"headline +0\.667 +0\.667 +0\.667 +2/3\n")
        self.assertRegex(table(self.by_story), r"rating +1\.000 +0\.667 +0\.800 +2/3\n")
        self.assertRegex(table(self.by_story), r"everything .* 1/3$")

    def test_a_field_with_nothing_to_find_has_no_rate(self):
        alone = {"good.txt": self.by_story["good.txt"]}
        self.assertRegex(table(alone), r"dek +– +– +– +1/1\n")

    def test_the_worst_stories_come_first_with_what_went_wrong(self):
        said = worst(self.by_story)
        self.assertIn("wrong.txt: 3", said)
        self.assertLess(said.index("wrong.txt"), said.index("better.txt: 1"))
        self.assertIn("headline: invented 'Home'", said)
        self.assertNotIn("good.txt", said)


class CorpusTests(SimpleTestCase):
    def test_every_key_can_be_scored_and_agrees_with_itself(self):
        for name, _, key in [*stories(TEXTS), *stories(HOUSES)]:
            with self.subTest(name=name):
                self.assertTrue(score({}, key))
                if "paragraphs" in key:  # a key may tell how some begin without counting them all
                    self.assertEqual(key["paragraphs"], len(key.get("openings", [])))

    def test_every_text_has_a_key_and_every_key_a_text(self):
        for folder in (TEXTS, HOUSES):
            named = {path.stem for path in folder.iterdir() if path.suffix in (".txt", ".md")}
            keys = {path.stem for path in folder.glob("*.toml") if tomllib.loads(path.read_text())}
            self.assertEqual(named, keys)
