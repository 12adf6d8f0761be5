"""Cuts of which the reader is in doubt: an editor looks at them, moves them, and they stay where they were moved to."""

from django.test import TestCase

from articles.comparing.words import plain
from articles.importing.planning import apply, plan_for
from articles.models import Article
from tests.articles.importing.reading.test_web_page import VIDEO_ITEM

from .incoming import WALK, all_rows, incoming, starting

GLUED = (
    WALK + "\nThe ferry was late.Then it came withPelican on its bow, and we went aboard before anybody could ask.\n"
)
HEADS = VIDEO_ITEM.replace("ten questions", "tenQuestions")
PRINTED = """A walk by the sea

How a director spends the hours before anybody is up

We met at the harbour, early, before any of the shops had opened, and we went along the wall towards the

REEL QUARTERLY | 45

lighthouse, which had been painted in the spring. Nobody was up there to see us, or to ask what we wanted.

We came back by the mill, late, when all of the shops had closed, and we sat down on the wall for a

REEL QUARTERLY | 46

while, and looked at the boats. Nobody was down there to see us, or to ask us what it was that we wanted.
"""


def cuts(plan):
    return [decision for decision in starting(plan, "doubt.") if decision.cut]


def cut_of(plan, words):
    return next(decision for decision in cuts(plan) if words in decision.cut)


def moved(text, was, now, **given):
    """A plan in which an editor has moved the cut that stands so, and the answers that it was made with."""
    answers = {cut_of(plan_for(incoming(text)), was).key: now}
    return plan_for(incoming(text, **given), answers=answers), answers


def bodies(plan):
    return [plain(block.values["text"]) for block in plan.blocks if block.values["kind"] == "text"]


class CutTests(TestCase):
    def assert_covers(self, plan):
        self.assertEqual("".join(plan.text[mark.start : mark.end] for mark in plan.marks), plan.text)

    def test_each_place_where_words_were_glued_is_asked_about_with_the_places_near_by(self):
        first, second = cuts(plan_for(incoming(GLUED)))
        self.assertEqual((first.cut, second.cut), ("late.|Then", "with|Pelican"))
        self.assertEqual([option.value for option in first.options], ["", "right", "late.Then"])
        self.assertTrue(first.is_open and second.is_open)

    def test_a_place_is_offered_where_a_word_could_begin(self):
        plan = plan_for(incoming(GLUED.replace("withPelican", "withPeliCan.Dido")))
        offered = [[option.value for option in each.options[2:]] for each in cuts(plan) if "Peli" in each.cut]
        self.assertEqual(offered, [["withPeli|Can.", "withPeliCan."], ["Peli|Can.Dido", "PeliCan.Dido"]])

    def test_the_words_around_a_cut_are_whole(self):
        words = cuts(plan_for(incoming(GLUED)))[0].evidence[0].words
        self.assertTrue(set(words.strip("…").split()) <= set(GLUED.split()), words)

    def test_one_of_two_glued_places_is_left_together_and_the_other_stays_parted(self):
        plan, _ = moved(GLUED, "with|", "withPelican")
        self.assertIn("The ferry was late. Then it came withPelican on its bow", bodies(plan)[-1])
        self.assertEqual(cut_of(plan, "Pelican").chosen_label, "Not cut: withPelican")
        self.assert_covers(plan)

    def test_a_cut_is_written_where_no_choice_has_it(self):
        plan, _ = moved(GLUED, "with|", "withPel | ican")
        self.assertIn("it came withPel ican on its bow", bodies(plan)[-1])
        self.assertEqual((cut_of(plan, "Pel").chosen, cut_of(plan, "Pel").cut), ("withPel|ican", "withPel|ican"))
        self.assert_covers(plan)

    def test_a_headline_is_cut_from_its_dek_where_an_editor_says(self):
        self.assertEqual(plan_for(incoming(HEADS)).story.get("subtitle", ""), "")
        plan, _ = moved(HEADS, "Watch", "Watch: Agnès on the sea|The director answers tenQuestions")
        self.assertEqual(plan.story["title"], "Watch: Agnès on the sea")
        self.assertIn("The director answers tenQuestions", plan.story.values())
        self.assert_covers(plan)

    def test_a_name_that_ends_earlier_gives_its_words_to_the_body(self):
        plan, _ = moved(VIDEO_ITEM, "The Gazette", "The Gazette|Online A walk on the")
        self.assertTrue(bodies(plan)[0].startswith("Online A walk on the beach."))
        names = [decision.question for decision in plan.decisions if decision.about == "credits"]
        self.assertTrue(any(name.endswith("The Gazette") for name in names), names)
        self.assert_covers(plan)

    def test_a_cut_that_was_moved_can_be_moved_again_and_back(self):
        was = plan_for(incoming(GLUED))
        (key,) = moved(GLUED, "with|", "withPel|ican")[1]
        self.assertEqual(plan_for(incoming(GLUED), answers={key: "wi|thPelican"}).decision(key).cut, "wi|thPelican")
        back = plan_for(incoming(GLUED), answers={key: "with|Pelican"})
        self.assertEqual((back.decision(key).chosen, back.rows()), ("right", was.rows()))
        self.assertFalse(back.decision(key).is_open)

    def test_other_words_than_those_of_the_source_move_nothing_and_are_named(self):
        was = plan_for(incoming(GLUED))
        for written in ("with|Pelicans", "wi|th|Pelican", "x" * 5000):
            with self.subTest(written[:20]):
                plan, _ = moved(GLUED, "with|", written)
                self.assertEqual((len(plan.unfit), plan.rows()), (1, was.rows()))

    def test_a_name_must_end_somewhere(self):
        plan, _ = moved(VIDEO_ITEM, "The Gazette", "The Gazette Online A walk on the")
        self.assertIn("needs a bar", plan.unfit[0])

    def test_the_same_source_again_is_the_same_and_a_changed_one_keeps_the_cut(self):
        plan, _ = moved(GLUED, "with|", "withPelican")
        story = apply(plan).story
        before = all_rows()
        self.assertEqual(apply(plan_for(incoming(GLUED))).what, "unchanged")
        self.assertEqual(all_rows(), before)
        changed = plan_for(
            incoming(f"{GLUED}\nNobody came back before the morning, and nobody asked where we had been.\n")
        )
        self.assertEqual(changed.standing, "changed")
        self.assertEqual(cut_of(changed, "Pelican").chosen, "withPelican")
        apply(changed)
        texts = list(Article.objects.get(pk=story.pk).blocks.values_list("text", flat=True))
        self.assertEqual(sum("withPelican" in text for text in texts), 1)

    def test_a_source_with_bars_of_its_own_is_cut_with_another_sign(self):
        text = GLUED.replace("withPelican", "with|us.Then")
        self.assertEqual(cut_of(plan_for(incoming(text)), "with|us").cut, "with|us.¦Then")


class JoinTests(TestCase):
    def joins(self, **options):
        plan = plan_for(incoming(PRINTED), **options)
        return plan, [each for each in starting(plan, "doubt.") if "joined" in each.question]

    def test_a_paragraph_joined_across_pages_is_asked_at_its_place(self):
        plan, (first, second) = self.joins()
        self.assertTrue(first.is_open and second.is_open)
        (around,) = first.evidence
        self.assertIn("lighthouse, which", PRINTED[around.start : around.end])
        self.assertIn("lighthouse, which", around.words)
        self.assertEqual(len(bodies(plan)), 2)

    def test_one_that_an_editor_parts_is_two_and_the_other_stays_one(self):
        _, (first, _) = self.joins()
        plan, (parted, other) = self.joins(answers={first.key: "apart"})
        self.assertEqual((parted.chosen_label, parted.is_open), ("They are two paragraphs", False))
        self.assertTrue(other.is_open)
        self.assertEqual(len(bodies(plan)), 3)
        self.assertTrue(bodies(plan)[1].startswith("lighthouse, which"))
        self.assertEqual("".join(plan.text[mark.start : mark.end] for mark in plan.marks), plan.text)

    def test_one_that_was_parted_is_joined_again(self):
        was, (first, _) = self.joins()
        plan, (looked_at, _) = self.joins(answers={first.key: "right"})
        self.assertEqual((plan.rows(), looked_at.is_open), (was.rows(), False))

    def test_the_same_source_again_keeps_it_parted(self):
        _, (first, _) = self.joins()
        apply(plan_for(incoming(PRINTED), answers={first.key: "apart"}))
        self.assertEqual(apply(plan_for(incoming(PRINTED))).what, "unchanged")
        changed = plan_for(incoming(f"{PRINTED}\nThe ferry never came, and we walked home along the road at night.\n"))
        self.assertEqual(len(bodies(changed)), 4)
        self.assertTrue(bodies(changed)[1].startswith("lighthouse, which"))
