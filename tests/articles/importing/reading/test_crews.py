from django.test import SimpleTestCase

from articles.importing.reading.pieces import Credits

from .written import MORE_PROSE, under_a_head


def crew(*lines):
    found = under_a_head(MORE_PROSE, *lines).all_of(Credits)
    return [(line.role, line.name) for each in found for line in each.lines]


class CrewTests(SimpleTestCase):
    def test_a_trade_that_is_not_known_is_one_among_those_that_are(self):
        said = "Hair Cy Lee at Pier Agency. Make-up Edie Roe using Salt. Manicure Flo Tan. Styling Gus Poe."
        self.assertEqual(
            crew(said), [("hair", "Cy Lee"), ("make-up", "Edie Roe"), ("other", "Flo Tan"), ("styling", "Gus Poe")]
        )

    def test_labels_may_stand_over_their_names(self):
        said = "Photography\nBo Lund\nStyling\nGus Poe\nHair\nCy Lee at Pier Agency"
        self.assertEqual(crew(said), [("photography", "Bo Lund"), ("styling", "Gus Poe"), ("hair", "Cy Lee")])

    def test_who_assists_does_something_else(self):
        self.assertEqual(
            crew("Foto: Bo Lund\nAssistente stylist: Gus Poe"), [("photography", "Bo Lund"), ("other", "Gus Poe")]
        )

    def test_who_is_thanked_has_made_nothing(self):
        self.assertEqual(
            crew("Hair: Cy Lee\nMake-up: Edie Roe\nSi ringrazia: Hotel Pier, Passau"),
            [("hair", "Cy Lee"), ("make-up", "Edie Roe")],
        )

    def test_what_somebody_wears_is_no_credit(self):
        self.assertEqual(crew("Ana Ruiz wears dress by Salt. Photographed by Bo Lund."), [])
