import copy
import json
import re

from django.template.loader import render_to_string
from django.test import SimpleTestCase, TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.comparing import Undecided, conflicts, merge
from articles.comparing.stories import in_order
from articles.freezing import freeze, thaw, to_bytes
from articles.models import Block
from articles.rehearsal import rehearsal
from tests.articles.test_freezing import make_full_story
from tests.factories import make_article, make_block, make_person


def block(key, text, ordering, kind="text"):
    return {"id": key, "region": "body", "ordering": ordering, "kind": kind, "title": "", "text": text, "photo": None}


def story(blocks):
    parts = {part: [] for part in ("contributions", "subjects", "tagged", "related")}
    return {
        "format": 1,
        "story": {"id": 1, "title": "base0", "dek": "base1", "kind": "review", "rating": None, "rating_scale": None},
        "parts": {
            **parts,
            "blocks": blocks,
            "related_headlines": [{"id": "h0", "position": 1, "headline": "base2", "label": "", "sponsored": False}],
            "corrections": [{"id": "c0", "date": "2026-01-01", "text": "base3"}],
        },
    }


def edited(base, side, edits):
    """What one editor made of the story, every word of theirs told by their name and a number."""
    frozen = copy.deepcopy(base)
    for number, (edit, place, other) in enumerate(edits):
        word = f"{side}{number}"
        rows = frozen["parts"]["blocks"] = in_order(frozen["parts"]["blocks"])
        match edit:
            case "title" | "dek":
                frozen["story"][edit] += f" {word}"
            case "add":
                rows.insert(place % (len(rows) + 1), block(f"{side}-{number}", f"<p>{word}</p>", 0))
            case "write" if rows:
                rows[place % len(rows)]["text"] += f"<p>{word}</p>"
            case "remove" if rows:
                rows.pop(place % len(rows))
            case "move" if rows:
                rows.insert(other % len(rows), rows.pop(place % len(rows)))
            case "headline":
                row = {
                    "id": f"{side}-{number}",
                    "position": number + 2,
                    "headline": word,
                    "label": "",
                    "sponsored": False,
                }
                frozen["parts"]["related_headlines"].append(row)
            case "correct":
                row = {"id": f"{side}-{number}", "date": "2026-01-02", "text": word}
                frozen["parts"]["corrections"].append(row)
            case "amend":
                frozen["parts"]["corrections"][0]["text"] += f" {word}"
        for ordering, row in enumerate(rows):
            row["ordering"] = 10 * ordering
    for part, rows in frozen["parts"].items():
        frozen["parts"][part] = sorted(rows, key=lambda row: row["id"])
    return frozen


KINDS = ["title", "dek", "add", "write", "write", "remove", "move", "headline", "correct", "amend"]
edits = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 5)), max_size=6)
bases = st.integers(0, 5).map(lambda count: story([block(f"b{n}", f"<p>text{n}</p>", 10 * n) for n in range(count)]))


def words_of(frozen):
    return set(
        re.findall(r"(?:mine|theirs|base|text)\d+", json.dumps([frozen["story"], frozen["parts"]]).replace('"id"', ""))
    )


def said(side):
    return set(re.findall(r"(?:mine|theirs|base|text)\d+", side.words.lower()))


def keys(frozen):
    return [row["id"] for row in in_order(frozen["parts"]["blocks"])]


class MergingTests(SimpleTestCase):
    @settings(max_examples=300, deadline=None)
    @given(bases, edits, edits, st.sampled_from(["mine", "theirs"]))
    def test_loses_no_word_but_where_the_other_side_was_chosen(self, base, my_edits, their_edits, chosen):
        mine, theirs = edited(base, "mine", my_edits), edited(base, "theirs", their_edits)
        disputed = [place for place in conflicts(base, mine, theirs) if place.is_conflict]
        merged = words_of(merge(base, mine, theirs, {place.key: chosen for place in disputed}))
        given_up = {word for place in disputed for word in said(place.theirs if chosen == "mine" else place.mine)}
        added = (words_of(mine) | words_of(theirs)) - words_of(base)
        self.assertEqual(added - merged - given_up, set())
        kept_by_both = words_of(mine) & words_of(theirs)
        self.assertEqual(kept_by_both - merged, set())
        self.assertEqual(merged - words_of(mine) - words_of(theirs), set())

    @settings(deadline=None)
    @given(bases, edits)
    def test_with_a_side_that_did_nothing_gives_the_other_side(self, base, some):
        changed = edited(base, "mine", some)
        self.assertEqual(to_bytes(merge(base, changed, base, {})), to_bytes(changed))
        self.assertEqual(to_bytes(merge(base, base, changed, {})), to_bytes(changed))
        self.assertEqual(to_bytes(merge(base, changed, changed, {})), to_bytes(changed))
        self.assertEqual(conflicts(base, changed, changed), [])

    @settings(deadline=None)
    @given(bases, edits, edits)
    def test_keeps_the_order_of_my_blocks_and_each_block_once(self, base, my_edits, their_edits):
        mine, theirs = edited(base, "mine", my_edits), edited(base, "theirs", their_edits)
        disputed = {place.key: "mine" for place in conflicts(base, mine, theirs) if place.is_conflict}
        merged = keys(merge(base, mine, theirs, {**disputed, "blocks.order": "mine"}))
        self.assertEqual(len(merged), len(set(merged)))
        self.assertEqual([key for key in keys(mine) if key in merged], [key for key in merged if key in keys(mine)])


class OrderOfMergedBlocksTests(SimpleTestCase):
    def setUp(self):
        self.base = story([block(key, key, 10 * n) for n, key in enumerate("abcd")])

    def side(self, order):
        blocks = [block(key, key, 10 * n) for n, key in enumerate(order)]
        return {**self.base, "parts": {**self.base["parts"], "blocks": blocks}}

    def merged(self, mine, theirs, **choices):
        return "".join(keys(merge(self.base, self.side(mine), self.side(theirs), choices)))

    def test_is_that_of_the_side_that_moved_blocks(self):
        self.assertEqual(self.merged("abcd", "dabc"), "dabc")
        self.assertEqual(self.merged("axbcd", "dabc"), "daxbc")
        self.assertEqual(self.merged("dabc", "abycd"), "dabyc")

    def test_is_mine_where_both_moved_blocks_unless_theirs_is_chosen(self):
        self.assertEqual(self.merged("bacd", "abdyc"), "bacdy")
        self.assertEqual(self.merged("bacd", "abdyc", **{"blocks.order": "theirs"}), "abdyc")

    def test_keeps_added_blocks_after_the_one_they_followed(self):
        self.assertEqual(self.merged("xabcd", "abcdyz"), "xabcdyz")
        self.assertEqual(self.merged("acd", "abycd"), "aycd")

    def test_is_told_as_a_conflict_only_where_both_moved(self):
        def standing(mine, theirs):
            return [
                p.standing for p in conflicts(self.base, self.side(mine), self.side(theirs)) if p.key == "blocks.order"
            ]

        self.assertEqual(standing("bacd", "abdc"), ["conflict"])
        self.assertEqual(standing("abcd", "abdc"), ["theirs"])
        self.assertEqual(standing("bacd", "abcd"), ["mine"])
        self.assertEqual(standing("bacd", "bacd"), [])


class BesideTheTextTests(SimpleTestCase):
    """A time, an address: what a state holds under “beside”."""

    def state(self, **beside):
        return {**story([]), "beside": beside}

    def settled(self, base, mine, theirs, **choices):
        return merge(base, mine, theirs, {f"beside.{name}": side for name, side in choices.items()})["beside"]

    def standings(self, *states):
        return {place.key: place.standing for place in conflicts(*states)}

    def test_is_taken_from_whoever_changed_it(self):
        base = self.state(slug="a", expires_at=None, embargo_until=None)
        mine = self.state(slug="b", expires_at=None, embargo_until=None)
        theirs = self.state(slug="a", expires_at="2030-01-02T09:00:00+00:00", embargo_until=None)
        self.assertEqual(self.standings(base, mine, theirs), {"beside.slug": "mine", "beside.expires_at": "theirs"})
        self.assertEqual(self.settled(base, mine, theirs), {**theirs["beside"], "slug": "b"})
        self.assertEqual(self.settled(base, mine, theirs, slug="theirs", expires_at="mine"), base["beside"])

    def test_is_asked_for_where_both_changed_it_or_nobody_knows_what_it_was(self):
        for base in (self.state(slug="a"), self.state()):
            with self.subTest(base=base["beside"]):
                mine, theirs = self.state(slug="b"), self.state(slug="c")
                self.assertEqual(self.standings(base, mine, theirs), {"beside.slug": "conflict"})
                with self.assertRaises(Undecided) as undecided:
                    self.settled(base, mine, theirs)
                self.assertEqual(undecided.exception.keys, ["beside.slug"])
                self.assertEqual(self.settled(base, mine, theirs, slug="theirs"), {"slug": "c"})

    def test_stays_out_of_a_text_that_is_merged_alone(self):
        self.assertNotIn("beside", merge(story([]), story([]), story([]), {}))


class ConflictTests(TestCase):
    def setUp(self):
        self.article = make_article("A walk", dek="Two hours.", body=["One.", "Two."], tags=["noir"])
        self.base = freeze(self.article)
        self.first, self.second = self.article.blocks.all()

    def state(self, change):
        """The story as one editor has it, the rows left alone."""
        with rehearsal():
            change()
            self.article.save()
            frozen = freeze(self.article)
        self.article.refresh_from_db()
        return frozen

    def test_tells_what_both_changed_from_what_one_side_changed(self):
        def me():
            self.article.title, self.article.dek = "A long walk", "Three hours."

        def them():
            self.article.title = "A short walk"
            Block.objects.filter(pk=self.second.pk).update(text="<p>Two and a half.</p>")

        mine, theirs = self.state(me), self.state(them)
        places = conflicts(self.base, mine, theirs)
        self.assertEqual(
            [(place.label, place.standing) for place in places],
            [("Headline", "conflict"), ("Dek", "mine"), ("Text, block 2", "theirs")],
        )
        self.assertEqual((places[0].mine.words, places[0].theirs.words), ("A long walk", "A short walk"))
        with self.assertRaises(Undecided) as undecided:
            merge(self.base, mine, theirs, {})
        self.assertEqual(undecided.exception.keys, ["story.title"])
        merged = merge(self.base, mine, theirs, {"story.title": "theirs"})
        self.assertEqual((merged["story"]["title"], merged["story"]["dek"]), ("A short walk", "Three hours."))
        self.assertIn("<p>Two and a half.</p>", [row["text"] for row in merged["parts"]["blocks"]])

    def test_a_block_that_one_removed_and_the_other_wrote_in_is_a_conflict(self):
        mine = self.state(Block.objects.filter(pk=self.second.pk).delete)
        theirs = self.state(lambda: Block.objects.filter(pk=self.second.pk).update(text="<p>More.</p>"))
        (place,) = conflicts(self.base, mine, theirs)
        self.assertEqual((place.standing, place.mine.absent, place.theirs.absent), ("conflict", True, False))
        self.assertEqual(len(merge(self.base, mine, theirs, {place.key: "mine"})["parts"]["blocks"]), 1)
        self.assertEqual(len(merge(self.base, mine, theirs, {place.key: "theirs"})["parts"]["blocks"]), 2)

    def test_a_choice_that_does_not_exist_decides_nothing(self):
        mine = self.state(lambda: Block.objects.filter(pk=self.first.pk).update(text="<p>Mine.</p>"))
        theirs = self.state(lambda: Block.objects.filter(pk=self.first.pk).update(text="<p>Theirs.</p>"))
        for choice in ("both", "conflict", ""):
            with self.subTest(choice=choice), self.assertRaises(Undecided):
                merge(self.base, mine, theirs, {f"blocks.{self.first.pk}": choice})

    def test_topics_of_both_sides_fit_together(self):
        make_article(tags=["sea", "sand"])
        mine, theirs = (
            self.state(lambda names=names: self.article.tags.set(names)) for names in (["noir", "sea"], ["sand", "sea"])
        )
        (place,) = conflicts(self.base, mine, theirs)
        self.assertEqual((place.key, place.standing), ("tagged", "both"))

    def test_the_same_credit_put_in_by_both_is_one_and_two_that_disagree_are_a_conflict(self):
        ellen = make_person("Ellen Example")

        def credit(**fields):
            return self.state(lambda: self.article.contributions.create(person=ellen, **fields))

        merged = merge(self.base, credit(), credit(), {})
        self.assertEqual(len(merged["parts"]["contributions"]), 1)
        (place,) = conflicts(self.base, credit(), credit(label="Text"))
        self.assertEqual(
            (place.standing, place.theirs.words),
            ("conflict", "Words, Ellen Example (as printed: Text; in byline: yes)"),
        )

    def test_a_rating_stays_with_the_kind_that_it_belongs_to(self):
        def rate():
            self.article.kind, self.article.rating, self.article.rating_scale = "review", 4, 5

        def make_news():
            self.article.kind = "news"

        (place,) = conflicts(self.base, self.state(rate), self.state(make_news))
        self.assertEqual((place.key, place.standing), ("story.kind", "conflict"))
        merged = merge(self.base, self.state(rate), self.state(make_news), {"story.kind": "theirs"})
        self.assertEqual((merged["story"]["kind"], merged["story"]["rating"]), ("news", None))

    def test_what_was_merged_can_be_thawed(self):
        article = make_full_story()
        make_article(tags=["sea", "sand"])
        base = freeze(article)
        with rehearsal():
            make_block(article, text="<p>Mine.</p>", ordering=5)
            article.tags.add("sea")
            mine = freeze(article)
        with rehearsal():
            article.blocks.filter(kind="heading").delete()
            article.tags.add("sand")
            theirs = freeze(article)
        merged = merge(base, mine, theirs, {})
        self.assertFalse(thaw(article, merged))
        self.assertEqual(to_bytes(freeze(article)), to_bytes(merged))
        self.assertEqual(set(article.tags.names()), {"noir", "walking", "sea", "sand"})

    def test_the_page_asks_for_each_conflict_and_has_the_rest_decided(self):
        def titled(title, dek):
            def change():
                self.article.title, self.article.dek = title, dek

            return self.state(change)

        places = conflicts(self.base, titled("Mine", "Two hours."), titled("Theirs", "Late."))
        page = render_to_string("articles/admin/_places.html", {"places": places})
        self.assertInHTML('<input type="radio" name="story.title" value="mine" required>', page)
        self.assertInHTML('<input type="radio" name="story.dek" value="theirs" checked>', page)
        self.assertInHTML('<input type="radio" name="story.dek" value="mine">', page)
