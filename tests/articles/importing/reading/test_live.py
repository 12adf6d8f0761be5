"""Stories told by the hour."""

from django.test import SimpleTestCase

from articles.importing.reading import read

from .written import MORE_PROSE, PROSE, bylines, headings, left, notes, under_a_head

HOURS = ["22.58 GMT", "22.31 GMT", "21.07 GMT"]
TITLES = ["The pier is saved", "A dog speaks", "Good evening!"]


def by_the_hour(hours, titles, *above):
    told = zip(hours, titles, strict=True)
    return under_a_head(*above, *(f"{hour}\n\n{title}\n\n{MORE_PROSE}" for hour, title in told))


class HourTests(SimpleTestCase):
    def test_an_hour_is_a_heading_and_so_is_the_title_under_it(self):
        told = [line for pair in zip(HOURS, TITLES, strict=True) for line in pair]
        self.assertEqual(headings(by_the_hour(HOURS, TITLES)), told)

    def test_a_sentence_under_an_hour_is_no_title(self):
        sentences = ["It rains.", "It rains still.", "It has rained."]
        self.assertEqual(headings(by_the_hour(HOURS, sentences)), HOURS)

    def test_a_list_of_what_is_told_below_is_no_part_of_the_story(self):
        listed = [f"{hour[:5]} {title}" for hour, title in zip(HOURS, TITLES, strict=True)]
        reading = by_the_hour(HOURS, TITLES, "\n".join(["Key events", *listed]))
        self.assertEqual({left(reading)[line] for line in ("Key events", *listed)}, {"navigation"})

    def test_when_it_was_changed_last_is_said_by_nobody(self):
        self.assertEqual(bylines(read(f"A Pier in Winter\n\n{PROSE}\n\n{MORE_PROSE}\n\nUpdated at 20.22 GMT")), [])

    def test_what_was_changed_at_an_hour_is_a_note(self):
        line = "Updated at 9:15 a.m. with what the dog said."
        self.assertEqual(notes(under_a_head(MORE_PROSE, line)), [("update", line)])
