"""Two saves that met: the page that shows both, place by place, and what it lets an editor do."""

from django.contrib.auth.models import Permission, User

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Launch, LaunchItem, RecoveryCopy, Version
from articles.timing import lift_embargo
from people.models import AuditEntry
from tests.articles.test_admin_drafts import DraftFormTestCase, address, meanwhile
from tests.factories import ahead, make_editor, make_member, make_ready_article, make_section

DRAFT = Article.Status.DRAFT


def at(name, date):
    """A moment as it is typed."""
    return {f"{name}_0": date, f"{name}_1": "09:00"}


def nothing(name):
    return {f"{name}_0": "", f"{name}_1": ""}


class ConflictTests(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article("Before", dek="Before", body=["First."])
        self.mine = self.fill(self.article, title="Mine", dek="Mine")
        self.press(self.article, "_continue", title="Theirs")
        self.page = self.press(self.article, "_continue", self.mine)

    def settle(self, **choices):
        data = {"mine": self.page.context["mine"], "theirs": self.page.context["theirs"].number, **choices}
        return self.client.post(address(self.article, "settle"), data)

    def in_hand(self):
        return drafting.in_hand(self.fresh(self.article))["story"]

    def test_a_save_on_an_older_state_is_refused_and_shows_both(self):
        self.assertContains(self.page, "Theirs", status_code=409)
        self.assertContains(self.page, "Mine", status_code=409)
        self.assertEqual(self.in_hand()["title"], "Theirs")

    def test_taking_mine_keeps_mine(self):
        self.settle(**{"story.title": "mine"})
        self.assertEqual((self.in_hand()["title"], self.in_hand()["dek"]), ("Mine", "Mine"))

    def test_taking_theirs_still_keeps_what_only_i_changed(self):
        self.settle(**{"story.title": "theirs"})
        self.assertEqual((self.in_hand()["title"], self.in_hand()["dek"]), ("Theirs", "Mine"))

    def test_somebody_saving_once_more_meanwhile_is_met_again(self):
        self.press(self.article, "_continue", title="Third")
        self.assertEqual(self.settle(**{"story.title": "mine"}).status_code, 409)
        self.assertEqual(self.in_hand()["title"], "Third")

    def test_what_was_typed_cannot_be_forged_or_used_on_another_story(self):
        other = make_ready_article()
        data = {"mine": self.page.context["mine"], "theirs": other.saves}
        self.assertEqual(self.client.post(address(other, "settle"), data).status_code, 403)
        forged = {**data, "mine": self.page.context["mine"][:-3] + "abc"}
        self.assertEqual(self.client.post(address(self.article, "settle"), forged).status_code, 403)

    def test_two_tabs_of_one_person_are_told_apart_too(self):
        self.assertEqual(self.page.status_code, 409)
        self.assertEqual(self.page.context["theirs"].made_by, self.editor)

    def test_what_somebody_typed_is_settled_by_nobody_else(self):
        self.client.force_login(make_editor("other"))
        self.assertEqual(self.settle(**{"story.title": "mine"}).status_code, 403)
        self.assertEqual(self.in_hand()["title"], "Theirs")


class BesideTheTextTestCase(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        self.another = make_member("Writer", "another")
        self.begin()

    def begin(self, **fields):
        self.article = make_ready_article("Before", **{"status": DRAFT, "writer": self.editor, **fields})

    def meet(self, mine, theirs):
        """Two forms opened at once, theirs saved first: the page that mine is answered with."""
        first, second = self.fill(self.article, **mine), self.fill(self.article, **theirs)
        self.assertEqual(self.press(self.article, "_continue", second).status_code, 302)
        self.page = self.press(self.article, "_continue", first)
        self.assertEqual(self.page.status_code, 409)
        return self.page

    def places(self):
        found = [place for place in self.page.context["conflicts"] if place.key.startswith("beside.")]
        return {place.key.removeprefix("beside."): place for place in found}

    def standings(self):
        return {name: place.standing for name, place in self.places().items()}

    def settle(self, follow=False, **choices):
        """Press the button of the page, with what it has picked where nothing else is chosen."""
        picked = {place.key: place.picked for place in self.page.context["conflicts"] if place.picked}
        chosen = {name if "." in name else f"beside.{name}": side for name, side in choices.items()}
        signed = {"mine": self.page.context["mine"], "theirs": self.page.context["original"].saves}
        response = self.client.post(self.page.context["settle_url"], {**signed, **picked, **chosen}, follow=follow)
        if response.status_code == 409:
            self.page = response
        return response

    def now(self):
        return self.fresh(self.article)

    def day(self, name):
        moment = getattr(self.now(), name)
        return moment and f"{moment:%Y-%m-%d %H:%M}"


class TimesTests(BesideTheTextTestCase):
    def test_that_only_i_changed_are_taken_over_without_asking(self):
        self.meet({"title": "Mine", **at("embargo_until", "2030-01-02")}, {"dek": "Theirs"})
        self.assertEqual(self.standings(), {"embargo_until": "mine"})
        self.settle()
        self.assertEqual(self.day("embargo_until"), "2030-01-02 09:00")
        self.assertEqual((self.now().title, self.now().dek), ("Mine", "Theirs"))

    def test_that_only_they_changed_stay(self):
        self.meet({"title": "Mine"}, at("embargo_until", "2030-01-02"))
        self.assertEqual(self.standings(), {"embargo_until": "theirs"})
        self.settle()
        self.assertEqual((self.day("embargo_until"), self.now().title), ("2030-01-02 09:00", "Mine"))

    def test_that_both_changed_are_asked_for_in_words_and_either_can_be_had(self):
        for side, kept in [("mine", "2030-01-02 09:00"), ("theirs", "2030-03-04 09:00")]:
            with self.subTest(side):
                self.begin()
                mine, theirs = at("published_at", "2030-01-02"), at("published_at", "2030-03-04")
                page = self.meet({"title": "Mine", **mine}, theirs)
                self.assertContains(page, "Wednesday 2 January 2030, 09:00 (UTC)", status_code=409)
                self.assertContains(page, "Monday 4 March 2030, 09:00 (UTC)", status_code=409)
                self.assertEqual(self.standings(), {"published_at": "conflict"})
                self.assertEqual(self.settle().status_code, 409)
                self.assertEqual(self.now().title, "Before")
                self.settle(published_at=side)
                self.assertEqual((self.day("published_at"), self.now().title), (kept, "Mine"))

    def test_that_were_emptied_can_be_had_too(self):
        self.begin(expires_at=ahead(days=9).replace(microsecond=0))
        self.meet({"title": "Mine", **nothing("expires_at")}, at("expires_at", "2030-03-04"))
        self.assertEqual(self.places()["expires_at"].mine.words, "Not set")
        self.settle(expires_at="mine")
        self.assertIsNone(self.now().expires_at)

    def test_that_contradict_each_other_are_refused_as_in_the_form(self):
        self.meet(at("expires_at", "2030-01-02"), {"title": "Theirs", **at("published_at", "2030-03-04")})
        self.assertContains(self.settle(), "A story cannot expire before it goes live.", status_code=409)
        self.assertIsNone(self.now().expires_at)

    def test_of_an_embargo_that_they_set_are_not_lifted_by_choosing_mine(self):
        self.meet({"title": "Mine"}, at("embargo_until", "2030-01-02"))
        self.assertContains(self.settle(embargo_until="mine"), "lift it and say why</a>", status_code=409)
        self.assertEqual((self.day("embargo_until"), self.now().title), ("2030-01-02 09:00", "Before"))

    def test_of_an_embargo_that_they_set_are_moved_later_and_not_earlier(self):
        for mine, is_later in [("2030-01-01", False), ("2030-01-03", True)]:
            with self.subTest(mine):
                self.begin()
                self.meet(at("embargo_until", mine), at("embargo_until", "2030-01-02"))
                self.assertEqual(self.settle(embargo_until="mine").status_code, 302 if is_later else 409)
                self.assertEqual(self.day("embargo_until"), f"{mine if is_later else '2030-01-02'} 09:00")

    def test_of_an_embargo_that_was_lifted_meanwhile_are_no_mistake_of_mine(self):
        self.begin(embargo_until=ahead(days=9).replace(microsecond=0))
        mine = self.fill(self.article, title="Mine")
        lift_embargo(self.now(), base=0, by=self.editor, reason="Agreed")
        self.page = self.press(self.article, "_continue", mine)
        self.assertEqual(self.standings(), {"embargo_until": "theirs"})
        self.settle()
        self.assertEqual((self.now().embargo_until, self.now().title), (None, "Mine"))

    def test_typed_before_somebody_published_the_story_are_told_and_left_to_a_page_of_their_own(self):
        mine = self.fill(self.article, title="Mine", **at("expires_at", "2030-01-02"))
        drafting.publish(self.now(), base=0, by=self.another, reason="Fine")
        self.page = self.press(self.article, "_continue", mine)
        said = "Expires: Wednesday 2 January 2030, 09:00 (UTC)"
        self.assertContains(self.page, f"Your form also said: {said}.", status_code=409)
        self.assertEqual(self.standings(), {})
        self.assertContains(self.settle(follow=True), f"Not taken over: {said}.")
        self.assertIsNone(self.now().expires_at)
        self.assertEqual(self.now().draft.frozen["story"]["title"], "Mine")

    def test_typed_before_somebody_scheduled_the_story_are_told(self):
        mine = self.fill(self.article, title="Mine", **at("expires_at", "2030-01-02"))
        launch = Launch.objects.create(name="Cannes", goes_live_at=ahead(days=1))
        version = self.article.versions.create(number=0, kind=Version.Kind.FOUND, frozen=freeze(self.article))
        LaunchItem.objects.create(launch=launch, article=self.article, version=version)
        page = self.client.post(address(self.article), {**mine, "_continue": "Save"}, follow=True)
        self.assertContains(page, "Not taken over: Expires: Wednesday 2 January 2030, 09:00 (UTC).")


class WriterTests(BesideTheTextTestCase):
    def test_is_named_and_handed_the_story_on_record(self):
        User.objects.filter(pk=self.another.pk).update(first_name="Agnès", last_name="V.")
        third = make_member("Writer", "third")
        self.meet({"writer": self.another.pk}, {"title": "Theirs", "writer": third.pk})
        place = self.places()["writer"]
        self.assertEqual((place.mine.words, place.theirs.words, place.base), ("Agnès V.", "third", "ed"))
        self.assertContains(self.settle(follow=True, writer="mine"), "Agnès V. is its writer now.")
        self.assertEqual((self.now().writer, self.now().title), (self.another, "Theirs"))
        entry = AuditEntry.objects.about(self.article).first()
        self.assertEqual((entry.words, entry.actor), ("Writer: third → Agnès V.", self.editor))

    def test_of_a_story_that_readers_see_is_settled_too(self):
        self.begin(status=Article.Status.PUBLISHED)
        self.meet({"writer": self.another.pk}, {"title": "Theirs"})
        self.assertEqual(self.standings(), {"writer": "mine"})
        self.settle()
        self.assertEqual(self.now().writer, self.another)

    def test_who_left_the_desk_meanwhile_is_not_handed_it(self):
        self.meet({"writer": self.another.pk}, {"title": "Theirs"})
        User.objects.filter(pk=self.another.pk).update(is_active=False)
        self.assertContains(self.settle(), "Writer: Select a valid choice.", status_code=409)
        self.assertEqual(self.now().writer, self.editor)

    def test_is_left_alone_by_whoever_may_no_longer_hand_stories_on(self):
        self.meet({"title": "Mine", "writer": self.another.pk}, {"dek": "Theirs"})
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="edit_every_article"))
        self.settle(writer="mine")
        self.assertEqual((self.now().writer, self.now().title), (self.editor, "Mine"))

    def test_is_no_place_for_a_section_editor(self):
        section = make_section("Ours")
        self.begin(section=section)
        mine = self.fill(self.article, writer=self.another.pk)
        self.client.force_login(make_member("Section editor", sections=[section]))
        forged = {**self.fill(self.article, dek="Mine"), "writer": self.another.pk, "built_on": mine["built_on"]}
        self.press(self.article, "_continue", title="Theirs")
        self.page = self.press(self.article, "_continue", forged)
        self.assertEqual(self.standings(), {})
        self.settle(writer="mine")
        self.assertEqual((self.now().writer, self.now().dek), (self.editor, "Mine"))


class AddressTests(BesideTheTextTestCase):
    def setUp(self):
        super().setUp()
        self.begin(slug="first")

    def test_is_chosen_like_any_place(self):
        self.meet({"slug": "mine"}, {"slug": "theirs"})
        self.assertEqual(self.standings(), {"slug": "conflict"})
        self.settle(slug="mine")
        self.assertEqual(self.now().slug, "mine")

    def test_that_another_story_has_taken_brings_the_page_back_and_loses_nothing(self):
        self.meet({"title": "Mine", "slug": "wanted"}, {"title": "Theirs"})
        make_ready_article("Another", slug="wanted")
        page = self.settle(**{"story.title": "mine"})
        self.assertContains(page, "Address: Story with this Slug already exists.", status_code=409)
        self.assertEqual((self.now().title, self.now().slug, self.now().saves), ("Theirs", "first", 1))
        picked = {place.key: place.picked for place in page.context["conflicts"]}
        self.assertEqual(picked, {"story.title": "mine", "beside.slug": "mine"})
        self.settle(slug="theirs")
        self.assertEqual((self.now().title, self.now().slug), ("Mine", "first"))

    def test_that_is_taken_while_it_is_saved_does_so_too(self):
        self.meet({"title": "Mine", "slug": "wanted"}, {"dek": "Theirs"})
        with meanwhile(drafting, "save_draft", lambda: make_ready_article("Another", slug="wanted")):
            page = self.settle()
        self.assertContains(page, "Address: somebody gave it to another story just now.", status_code=409)
        self.assertEqual((self.now().title, self.now().slug, self.now().saves), ("Before", "first", 1))

    def test_that_leads_to_another_story_is_refused(self):
        self.meet({"slug": "wanted"}, {"title": "Theirs"})
        make_ready_article("Another").former_addresses.create(slug="wanted")
        self.assertContains(self.settle(), "readers are still led on from it", status_code=409)
        self.assertEqual(self.now().slug, "first")


class BuiltOnTests(BesideTheTextTestCase):
    """What a form says that it was built on, beside the text."""

    def test_is_missing_and_each_difference_is_asked_for(self):
        mine = self.fill(self.article, title="Mine")
        self.press(self.article, "_continue", **at("expires_at", "2030-01-02"))
        self.page = self.press(self.article, "_continue", {**mine, "built_on": ""})
        self.assertEqual(self.standings(), {"expires_at": "conflict"})

    def test_of_an_earlier_save_lifts_no_embargo(self):
        earlier = self.fill(self.article)["built_on"]
        self.press(self.article, "_continue", **at("embargo_until", "2030-01-02"))
        page = self.press(self.article, "_continue", **nothing("embargo_until"), built_on=earlier)
        self.assertContains(page, "lift it and say why</a>")
        self.assertEqual(self.day("embargo_until"), "2030-01-02 09:00")

    def test_of_another_save_is_not_believed(self):
        earlier = self.fill(self.article)["built_on"]
        self.press(self.article, "_continue", **at("expires_at", "2030-01-02"))
        mine = self.fill(self.article, title="Mine", **nothing("expires_at"), built_on=earlier)
        self.press(self.article, "_continue", dek="Theirs")
        self.page = self.press(self.article, "_continue", mine)
        self.assertEqual(self.standings(), {"expires_at": "conflict"})

    def test_is_still_known_when_the_form_comes_back_with_a_mistake(self):
        mine = self.fill(self.article, **at("expires_at", "2030-03-04"))
        self.press(self.article, "_continue", **at("embargo_until", "2030-01-02"))
        mistaken = self.press(self.article, "_continue", {**mine, "first_published": "some day"})
        self.assertEqual(mistaken.context["built_on"], mine["built_on"])

    def test_is_taken_up_again_with_what_was_typed(self):
        mine = self.fill(self.article, **at("expires_at", "2030-03-04"))
        self.client.post(address(self.article, "recovery"), mine)
        self.press(self.article, "_continue", **at("embargo_until", "2030-01-02"), _aside="1")
        self.assertTrue(RecoveryCopy.objects.exists())
        taken_up = self.client.get(address(self.article), {"recover": "1"})
        self.page = self.press(self.article, "_continue", {**mine, "built_on": taken_up.context["built_on"]})
        self.assertEqual(self.standings(), {"embargo_until": "theirs", "expires_at": "mine"})
