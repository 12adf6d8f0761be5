import datetime
import functools
import random
from zoneinfo import ZoneInfo

from django import forms
from django.test import SimpleTestCase, override_settings
from django.utils import timezone
from django.utils.timezone import localtime

from people.admin.moments import MomentField
from people.moments import how_far, in_words

ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Anchorage",
    "America/Asuncion",
    "America/Havana",
    "America/Los_Angeles",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Norfolk",
]
HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)


def utc(*numbers):
    return datetime.datetime(*numbers, tzinfo=datetime.UTC)


@functools.cache
def changes(name, year):
    """The instants of a year at which a zone's clocks jump, each with how far."""
    return [jump for day in range(366) for jump in jumps_of_day(ZoneInfo(name), utc(year, 1, 1) + 24 * day * HOUR)]


def jumps_of_day(zone, start):
    if start.astimezone(zone).utcoffset() == (start + 24 * HOUR).astimezone(zone).utcoffset():
        return
    for quarter in range(96):
        at, later = start + 15 * quarter * MINUTE, start + 15 * (quarter + 1) * MINUTE
        if jump := later.astimezone(zone).utcoffset() - at.astimezone(zone).utcoffset():
            yield later, jump


class MomentForm(forms.Form):
    at = MomentField(required=False)


def typed(date, time):
    form = MomentForm({"at_0": str(date), "at_1": time})
    return form.cleaned_data["at"] if form.is_valid() else form.errors["at"][0]


def shown(at):
    """What the form shows of an instant, as the browser sends it back."""
    date, time = MomentForm(initial={"at": at}).fields["at"].widget.decompress(at)
    return {"at_0": str(date), "at_1": time}


class ClocksThatJumpTests(SimpleTestCase):
    def test_a_time_that_comes_twice_is_refused_and_each_of_the_two_can_be_written(self):
        for zone, at, jump in self.every_change(forward=False):
            with self.subTest(zone=zone, at=at), timezone.override(zone):
                first, second = at + jump / 2, at - jump / 2
                wall = localtime(first)
                refused = typed(wall.date(), f"{wall:%H:%M}")
                self.assertIn("twice", refused)
                self.assertIn(zone, refused)
                writings = [word for word in refused.replace(",", "").split() if word.startswith(f"{wall:%H:%M}")][1:]
                self.assertEqual([typed(wall.date(), word) for word in writings], [first, second])

    def test_a_time_that_never_comes_is_refused_and_its_neighbours_are_taken(self):
        for zone, at, jump in self.every_change(forward=True):
            with self.subTest(zone=zone, at=at), timezone.override(zone):
                last, first = localtime(at - MINUTE), localtime(at)
                absent = (localtime(at - MINUTE).replace(tzinfo=None) + MINUTE) + jump / 2
                refused = typed(absent.date(), f"{absent:%H:%M}")
                self.assertIn("no clock", refused)
                self.assertIn(f"{last:%H:%M}", refused)
                self.assertIn(f"{first:%H:%M}", refused)
                self.assertEqual(typed(last.date(), f"{last:%H:%M}"), at - MINUTE)
                self.assertEqual(typed(first.date(), f"{first:%H:%M}"), at)
                offset = f"{first:%z}"
                self.assertIn("no clock", typed(absent.date(), f"{absent:%H:%M}{offset}"))

    def test_any_instant_around_a_change_is_kept_exactly_by_saving_the_form_unchanged(self):
        dice = random.Random(7)
        for forward in (True, False):
            for zone, at, _ in self.every_change(forward):
                offsets = [dice.uniform(-7200, 7200) for _ in range(10)] + [-3600, -1, 0, 1, 3599]
                for seconds in offsets:
                    instant = at + datetime.timedelta(seconds=seconds)
                    with self.subTest(zone=zone, instant=instant), timezone.override(zone):
                        form = MomentForm(shown(instant), initial={"at": instant})
                        self.assertFalse(form.has_changed())
                        self.assertTrue(form.is_valid(), form.errors)
                        self.assertEqual(form.cleaned_data["at"], instant)

    def every_change(self, forward):
        for zone in ZONES:
            found = [(at, jump) for at, jump in changes(zone, 2024) if (jump > datetime.timedelta()) == forward]
            self.assertTrue(found, zone)
            for at, jump in found:
                yield zone, at, jump


@override_settings(TIME_ZONE="Europe/London")
class SentenceTests(SimpleTestCase):
    def test_explains_the_hour_that_comes_twice(self):
        self.assertEqual(
            typed("2026-10-25", "01:30"),
            "Clocks in Europe/London show 01:30 twice on 25 October 2026. "
            "Write 01:30+01:00 for the first (BST) or 01:30+00:00 for the second (GMT).",
        )

    def test_explains_the_hour_that_never_comes(self):
        self.assertEqual(
            typed("2026-03-29", "01:30"),
            "On 29 March 2026 no clock in Europe/London shows 01:30: they go from 01:00 to 02:00. "
            "Choose 00:59 or earlier, or 02:00 or later.",
        )

    def test_explains_a_day_that_never_came(self):
        with timezone.override("Pacific/Apia"):
            self.assertEqual(
                typed("2011-12-30", "12:00"),
                "On 30 December 2011 no clock in Pacific/Apia shows 12:00: they go from 00:00 to 00:00 on 31 December "
                "2011. Choose 23:59 on 29 December 2011 or earlier, or 00:00 on 31 December 2011 or later.",
            )

    def test_explains_an_offset_that_clocks_do_not_have_then(self):
        self.assertEqual(
            typed("2026-07-01", "09:00+05:00"),
            "At 09:00 on 1 July 2026 clocks in Europe/London are +01:00 of UTC, not +05:00. "
            "Write 09:00 alone, or 09:00+01:00.",
        )
        self.assertIn("twice", typed("2026-10-25", "01:30+05:00"))


@override_settings(TIME_ZONE="Europe/London")
class MomentFieldTests(SimpleTestCase):
    def test_takes_a_time_by_the_clock_of_the_desk(self):
        self.assertEqual(typed("2026-07-01", "09:00"), utc(2026, 7, 1, 8))
        self.assertEqual(typed("2026-07-01", "09:00:07"), utc(2026, 7, 1, 8, 0, 7))

    def test_takes_the_right_offset_on_any_day_however_it_is_spaced(self):
        for time in ["09:00+01:00", "09:00 +01:00", "09:00+0100", " 09:00 +01:00 "]:
            with self.subTest(time=time):
                self.assertEqual(typed("2026-07-01", time), utc(2026, 7, 1, 8))

    def test_shows_the_offset_only_where_it_is_needed(self):
        self.assertEqual(shown(utc(2026, 7, 1, 8))["at_1"], "09:00")
        self.assertEqual(shown(utc(2026, 10, 25, 0, 30))["at_1"], "01:30+01:00")
        self.assertEqual(shown(utc(2026, 10, 25, 1, 30))["at_1"], "01:30+00:00")

    def test_tells_the_two_hours_apart_when_one_is_put_for_the_other(self):
        first, second = utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)
        form = MomentForm(shown(second), initial={"at": first})
        self.assertTrue(form.has_changed())

    def test_says_how_to_write_what_it_cannot_read(self):
        for date, time, sentence in [
            ("soon", "09:00", "Write the date as 25/10/2026."),
            ("2026-03-03", "nine", "Write the time of day as 09:00."),
            ("2026-03-03", "09:00+99:00", "Write the time of day as 09:00."),
            ("2026-03-03", "+01:00", "Write the time of day as 09:00."),
            ("2026-03-03", "", "Write the time of day as 09:00."),
            ("", "09:00", "Write the date as 25/10/2026."),
        ]:
            with self.subTest(date=date, time=time):
                self.assertEqual(typed(date, time), sentence)

    def test_may_be_left_empty(self):
        self.assertIsNone(typed("", ""))

    def test_refuses_what_no_clock_reaches(self):
        for zone in ["America/New_York", "Asia/Tokyo"]:
            for date in ["0001-01-01", "9999-12-31"]:
                with self.subTest(zone=zone, date=date), timezone.override(zone):
                    answer = typed(date, "23:59" if date > "2" else "00:00")
                    self.assertTrue(isinstance(answer, datetime.datetime) or "Check the year" in answer)

    def test_names_its_zone_once(self):
        self.assertEqual(str(MomentForm()).count("Europe/London"), 1)


class InWordsTests(SimpleTestCase):
    @override_settings(TIME_ZONE="Europe/London")
    def test_says_an_instant_with_weekday_and_zone(self):
        self.assertEqual(in_words(utc(2026, 3, 3, 9)), "Tuesday 3 March 2026, 09:00 (Europe/London)")
        self.assertEqual(in_words(utc(2026, 7, 1, 8)), "Wednesday 1 July 2026, 09:00 (Europe/London)")

    @override_settings(TIME_ZONE="Europe/London")
    def test_tells_the_two_hours_of_a_night_apart(self):
        self.assertIn("01:30+01:00", in_words(utc(2026, 10, 25, 0, 30)))
        self.assertIn("01:30+00:00", in_words(utc(2026, 10, 25, 1, 30)))

    def test_says_how_far_it_is_as_people_do(self):
        now = utc(2026, 3, 1, 22)
        for at, words in [
            (now, "now"),
            (now + 0.3 * MINUTE, "now"),
            (now + MINUTE, "in 1 minute"),
            (now + 40 * MINUTE, "in 40 minutes"),
            (now + HOUR, "in 1 hour"),
            (now + 2 * HOUR - datetime.timedelta(seconds=1), "in 2 hours"),
            (now - 3 * HOUR, "3 hours ago"),
            (utc(2026, 3, 3, 9), "in 2 days"),
            (utc(2026, 3, 2, 23), "in 1 day"),
            (utc(2026, 2, 22, 9), "7 days ago"),
            (utc(2026, 7, 1), "in 4 months"),
            (utc(2020, 3, 1), "6 years ago"),
        ]:
            with self.subTest(words=words):
                self.assertEqual(how_far(at, now), words)
