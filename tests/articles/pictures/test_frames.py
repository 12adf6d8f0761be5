from django.test import SimpleTestCase

from articles.pictures.frames import FRAMES, crop, fitting, sizes_of


class FrameTests(SimpleTestCase):
    def test_there_are_the_shapes_that_cards_and_search_engines_ask_for(self):
        ratios = {round(frame.ratio, 3) for frame in FRAMES.values() if frame.ratio}
        self.assertLessEqual({round(16 / 9, 3), round(4 / 3, 3), 1.0}, ratios)
        self.assertIn(1200, FRAMES["widescreen"].widths)

    def test_widths_are_written_smallest_first(self):
        for name, frame in FRAMES.items():
            with self.subTest(frame=name):
                self.assertEqual(list(frame.widths), sorted(frame.widths))


class CropTests(SimpleTestCase):
    def test_is_the_largest_part_in_that_shape(self):
        self.assertEqual(crop((1000, 1000), 2, (50, 50)), (0, 250, 1000, 750))
        self.assertEqual(crop((1000, 1000), 1 / 2, (50, 50)), (250, 0, 750, 1000))

    def test_follows_the_focal_point_as_far_as_the_edges_allow(self):
        self.assertEqual(crop((1000, 1000), 2, (50, 60)), (0, 350, 1000, 850))
        self.assertEqual(crop((1000, 1000), 2, (50, 100)), (0, 500, 1000, 1000))
        self.assertEqual(crop((1000, 1000), 1 / 2, (0, 50)), (0, 0, 500, 1000))

    def test_holds_the_focal_point_in_every_frame(self):
        for name, frame in FRAMES.items():
            for focal in ((0, 0), (100, 100), (3, 97), (50, 50), (71, 12)):
                with self.subTest(frame=name, focal=focal):
                    left, top, right, bottom = crop((3000, 2000), frame.ratio, focal)
                    self.assertTrue(left <= 30 * focal[0] <= right and top <= 20 * focal[1] <= bottom)

    def test_enlarges_nothing_and_always_leaves_one_size(self):
        self.assertEqual(fitting((480, 960, 1600), (0, 0, 1000, 600)), [480, 960])
        self.assertEqual(fitting((480, 960, 1600), (10, 0, 310, 600)), [300])
        self.assertEqual(sizes_of(FRAMES["square"], (0, 0, 17, 17)), [(17, 17)])
