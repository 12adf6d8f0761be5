"""Who may do what to which story, at every address of the desk: roles × stories × actions.

A new view fails its guard until somebody says in ACTIONS what right it needs.
"""

import hashlib
import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, TestCase
from django.urls import reverse

from articles import commenting, drafting
from articles.freezing import freeze
from articles.models import Article, PreviewLink, SignOff, Waiver
from articles.rehearsal import rehearsal
from tests.factories import ahead, make_article, make_member, make_section
from tests.forms import values_at

# What the words of a hidden story hold, and nothing else does.
CANARY = "hushhush"
# The number of a story that is there and hidden, and of one that never was.
HIDDEN, NEVER = 900001, 800001

# What each may do to each story:
#   .  it is not there for them        r  they see what readers see, and no more
#   e  they edit it                    p  they publish it
#   l  they lift its embargo           d  they delete it
# “mine” are stories of which this very person is the writer; “ours” lie in a section that the section editors edit.
STORIES = ["draft", "mine", "ours", "live", "live_ours", "mine_live", "mine_gone", "embargoed"]
MATRIX = """
                       draft  mine  ours  live  live_ours  mine_live  mine_gone  embargoed
nobody                 -      -     -     -     -          -          -          -
outsider               .      .     .     .     .          .          .          .
writer                 .      ed    .     r     r          r          .          .
section_editor         .      e     e     r     e          r          .          .
publishing_section     .      ep    ep    r     ep         r          .          .
photo_editor           .      .     .     r     r          r          .          .
importer               .      e     .     r     r          r          .          .
plain_permissions      .      epd   .     r     r          r          .          .
chief_editor           epld   epld  epld  epld  epld       epld       epld       epld
superuser              epld   epld  epld  epld  epld       epld       epld       epld
"""
ROLES = {line.split()[0]: dict(zip(STORIES, line.split()[1:], strict=True)) for line in MATRIX.strip().splitlines()[1:]}


@dataclass(frozen=True)
class Action:
    """A view of one story: the right that a look needs, and a press of its button. None where there is neither."""

    look: str | None
    do: str | None
    post: dict = field(default_factory=dict)
    args: tuple = ()


# Every address below a story. ``post`` is what a forged request sends; where it names a thing of the story
# (a link, a waiver, a request), ``things`` below says which.
ACTIONS = {
    "change": Action("r", "e", {"form": True, "_continue": "1"}),
    "history": Action("e", None),
    "delete": Action("d", "d", {"post": "yes"}),
    "compare": Action("e", None),
    "restore": Action(None, "e", args=(0,)),
    "settle": Action(None, "e"),
    "preview": Action("e", None),
    "preview_page": Action("e", None),
    "share": Action("e", "e", {"days": "7", "note": "forged"}),
    "share_revoke": Action(None, "e", args=("link",)),
    "recovery": Action("e", "e", {"title": "forged", "_base": "0"}),
    "recovery_let_go": Action(None, "e"),
    "presence": Action(None, "e", {"typing": "yes"}),
    "sign_off": Action("e", "p", {"sign_off": "request", "approve": "1"}),
    "comments": Action("e", "e", {"text": "forged"}),
    "wave_through": Action("e", "e", {"reason": "forged"}),
    "take_back": Action(None, "e", args=("waiver",)),
    "publish_anyway": Action("p", "p", {"reason": "forged", "base": "saves"}),
    "schedule": Action(
        "p", "p", {"goes_live_at_0": "2099-03-03", "goes_live_at_1": "09:00", "reason": "forged", "_base": "saves"}
    ),
    "take_off": Action(None, "p"),
    "times": Action("p", "p", {"_move": "1", "expires_at_0": "2099-03-03", "expires_at_1": "09:00", "_base": "saves"}),
    "address": Action("p", "p", {"slug": "forged-address", "_base": "saves"}),
    "lift": Action("l", "l", {"reason": "forged", "_base": "saves"}),
}
# A test that tries everything takes long: those to whom stories are alike try some of them.
TRIED = {
    "nobody": ["draft", "live"],
    "outsider": ["draft", "live"],
    "publishing_section": ["draft", "mine", "ours", "live_ours", "live"],
    "photo_editor": ["draft", "mine", "live"],
    "importer": ["draft", "mine", "live", "mine_live"],
    "plain_permissions": ["draft", "mine", "live", "mine_live"],
    "chief_editor": ["draft", "live_ours", "embargoed"],
    "superuser": ["mine_gone"],
}
# What is not there for stories in that state, whoever asks.
NOT_THERE = {"address": ["draft", "mine", "ours"]}
# Views that concern no story, or none yet, and what shows that they are looked after.
OTHER_VIEWS = {
    "articles_article_changelist": "tests/articles/test_role_lists.py",
    "articles_article_add": "tests/articles/test_role_lists.py",
    "articles_article_add_recovery": "tests/articles/test_role_lists.py",
    "articles_article_add_recovery_let_go": "tests/articles/test_role_lists.py",
    "articles_article_import": "tests/articles/test_importing_admin.py",
    "articles_article_import_review": "tests/articles/test_importing_admin.py",
    "articles_article_import_let_go": "tests/articles/test_importing_admin.py",
    "*_address": "tests/articles/test_addresses.py",
    "*_merge": "tests/articles/test_role_lists.py, tests/people/test_in_use.py",
    "articles_photo_picture": "tests/articles/test_admin_photo.py",
    "articles_photo_batch": "tests/articles/test_batch.py",
    "articles_photo_settle": "tests/articles/test_uploads.py",
    "articles_photo_uploads": "tests/articles/test_uploads.py",
    "articles_launch_preview": "tests/articles/test_launch_admin.py",
    "articles_launch_preview_page": "tests/articles/test_launch_admin.py",
    "articles_launch_cancel": "tests/articles/test_launch_admin.py",
    "front_page_frontpage_preview": "tests/magazine/front_page/test_form.py",
    "newsletter_letter_*": "tests/magazine/newsletter/test_desk.py",
    "newsletter_subscriber_export": "tests/magazine/newsletter/test_desk.py",
    "auth_user_password_change": "tests/articles/test_accounts.py",
}
STANDARD = ("changelist", "add", "history", "delete", "change")


@contextmanager
def quiet():
    """Refusals are logged; here they are what is expected."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def digest():
    """All rows of all tables but the sessions, in one short text."""
    models = [model for model in apps.get_models(include_auto_created=True) if model is not Session]
    rows = [list(model._base_manager.order_by("pk").values_list()) for model in models if not model._meta.proxy]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


class Writes:
    """Statements that write rows, sessions and the marks of transactions left aside."""

    def __init__(self):
        self.seen = []

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql:
            self.seen.append(sql)
        return execute(sql, params, many, context)


class MatrixTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section, cls.ours = make_section("Elsewhere"), make_section("Ours")
        inside = make_section("Inside ours", parent=cls.ours)
        cls.boss = User.objects.create_superuser("boss")
        draft, gone = {"status": Article.Status.DRAFT}, {"status": Article.Status.WITHDRAWN}
        cls.stories = {
            "draft": cls.make("draft", pk=HIDDEN, **draft),
            "mine": cls.make("mine", **draft),
            "ours": cls.make("ours", section=inside, **draft),
            "live": cls.make_live("live"),
            "live_ours": cls.make_live("live-ours", section=cls.ours),
            "mine_live": cls.make_live("mine-live"),
            "mine_gone": cls.make("mine-gone", **gone),
            "embargoed": cls.make("embargoed", embargo_until=ahead(days=2)),
        }
        cls.things = {name: cls.surround(story) for name, story in cls.stories.items()}
        cls.people = cls.make_people()
        cls.forms = {name: cls.form_of(story) for name, story in cls.stories.items()}

    @classmethod
    def make(cls, name, **fields):
        fields.setdefault("section", cls.section)
        words = {"slug": f"{CANARY}-{name}", "dek": f"{CANARY} dek", "body": [f"{CANARY} body"]}
        return make_article(f"{CANARY} {name}", **words, **fields)

    @classmethod
    def make_live(cls, name, **fields):
        """A story that readers see, beside which a draft waits that nobody else may read."""
        fields.setdefault("section", cls.section)
        story = make_article(f"Shown {name}", slug=f"shown-{name}", dek="Seen by readers", **fields)
        frozen = freeze(story)
        frozen["story"]["title"] = f"{CANARY} draft of {name}"
        drafting.save_draft(story, frozen, base=0, by=cls.boss)
        return story

    @classmethod
    def surround(cls, story):
        """What hangs on a story at the desk, each with words of its own."""
        if not story.versions.exists():
            drafting.take_turn(story, 0)
            drafting.keep(story, "draft", freeze(story), cls.boss, CANARY)
        link, _ = PreviewLink.objects.make(story, by=cls.boss, note=CANARY, days=7)
        waiver = Waiver.objects.create(article=story, code="no-dek", message=CANARY, reason=CANARY, made_by=cls.boss)
        commenting.say(story, about=commenting.talks_about(story).spots[0], text=CANARY, by=cls.boss)
        request = SignOff.objects.create(
            article=story, version=story.versions.order_by("number").last(), asked_by=cls.boss, note=CANARY
        )
        return {"link": link.pk, "waiver": waiver.pk, "request": request.pk}

    @classmethod
    def make_people(cls):
        publisher = make_member("Section editor", "publishing_section", sections=[cls.ours])
        plain = User.objects.create_user("plain_permissions", is_staff=True)
        may = ["add_article", "change_article", "delete_article", "publish_article"]
        plain.user_permissions.set(Permission.objects.filter(codename__in=may))
        publisher.user_permissions.set(Permission.objects.filter(codename="publish_article"))
        return {
            "nobody": None,
            "outsider": User.objects.create_user("outsider", is_staff=True),
            "writer": make_member("Writer", "writer"),
            "section_editor": make_member("Section editor", "section_editor", sections=[cls.ours]),
            "publishing_section": publisher,
            "photo_editor": make_member("Photo editor", "photo_editor"),
            "importer": make_member("Importer", "importer"),
            "plain_permissions": plain,
            "chief_editor": make_member("Chief editor", "chief_editor"),
            "superuser": cls.boss,
        }

    @classmethod
    def form_of(cls, story):
        """The form as somebody who may change it would send it, with another headline."""
        client = Client()
        client.force_login(cls.boss)
        data = values_at(client, reverse("admin:articles_article_change", args=[story.pk]))
        return {**data, "title": "Forged headline"}

    @contextmanager
    def acting(self, role):
        """Somebody in that role at the desk; whatever is done is undone afterwards."""
        person = self.people[role]
        mine = [story.pk for name, story in self.stories.items() if name.startswith("mine")]
        with quiet(), self.subTest(role=role), rehearsal():
            Article.objects.filter(pk__in=mine).update(writer=person)
            self.client.logout()
            if person:
                self.client.force_login(person)
            yield

    # Asking

    def address(self, action, name):
        args = [self.things[name].get(arg, arg) for arg in ACTIONS[action].args]
        return reverse(f"admin:articles_article_{action}", args=[self.stories[name].pk, *args])

    def posted(self, action, name):
        data = dict(ACTIONS[action].post)
        if data.pop("form", False):
            data = {**self.forms[name], **data}
        saves = self.stories[name].saves
        named = {"saves": saves, "request": self.things[name]["request"]}
        return {key: named.get(value, value) if isinstance(value, str) else value for key, value in data.items()}

    def look(self, action, name):
        self.client.cookies.pop("messages", None)
        return self.client.get(self.address(action, name), {"old": 0} if action == "compare" else {})

    def do(self, action, name):
        self.client.cookies.pop("messages", None)
        return self.client.post(self.address(action, name), self.posted(action, name))

    def asked(self):
        """Each action, as a look and as a forged press of its button, with the right that it needs."""
        for action, needs in ACTIONS.items():
            yield action, "GET", needs.look, self.look
            yield action, "POST", needs.do or needs.look, self.do

    # Judging

    def assertRefused(self, response):
        """Sent to sign in, back to the front page, or told no; and not a word of what is hidden."""
        if response.status_code == 302:
            self.assertRegex(response["Location"], r"^/admin/(login/\?.*)?$")
        else:
            self.assertIn(response.status_code, (403, 404, 405))
        self.assertNoWord(response)

    def assertRefusedUntouched(self, ask, what):
        writes = Writes()
        with connection.execute_wrapper(writes):
            response = ask()
        try:
            self.assertRefused(response)
            self.assertEqual(writes.seen, [])
        except AssertionError as wrong:
            raise AssertionError(f"{what}: {wrong}") from wrong

    def assertLetIn(self, response, name, action):
        """The page, or the way back to the form with a word why there is nothing to do."""
        if name in NOT_THERE.get(action, []):
            return self.assertEqual(response.status_code, 404, (name, action))
        self.assertIn(response.status_code, (200, 302), (name, action))
        if response.status_code == 302:
            self.assertIn(f"/{self.stories[name].pk}/change/", response["Location"], (name, action))

    def assertNoWord(self, response):
        said = [str(message) for message in get_messages(response.wsgi_request)]
        self.assertNotIn(CANARY, f"{response.content.decode()} {response.headers} {said}".lower())


def holds(held, needs):
    """Whether somebody with these rights on a story has the one that is needed; None is what nobody has."""
    return held not in "-." if needs == "r" else needs is not None and needs in held


def own_words(response, key):
    """What an answer says, without what differs from one request to the next and without the key asked for."""
    said = [str(message) for message in get_messages(response.wsgi_request)]
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return [
        each.replace(str(key), "#") for each in (str(response.status_code), response.get("Location", ""), text, *said)
    ]
