"""How the magazine is, told to what watches over it."""

import threading
from unittest import mock

from django.core.files.storage import default_storage
from django.test import TransactionTestCase, override_settings

from magazine import health, triggers
from magazine.edition import number
from magazine.health import Ill, Part, examine, summary
from magazine.search import noting

from .spoiled import drop

TOKEN = "t0ken-that-nobody-can-guess"


class HealthTestCase(TransactionTestCase):
    def setUp(self):
        self.forget()
        self.addCleanup(self.forget)

    def forget(self):
        for part in health.PARTS:
            part.until = 0


class HealthTests(HealthTestCase):
    def test_tells_the_world_states_and_no_more(self):
        answer = self.client.get("/healthz")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(
            answer.json(),
            {"status": "ok", "database": "ok", "edition": "ok", "search": "ok", "storage": "ok", "cache": "off"},
        )
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertEqual(answer.cookies, {})

    @override_settings(HEALTH_TOKEN=TOKEN)
    def test_tells_who_shows_the_token_the_edition_and_what_comes_next(self):
        told = self.client.get("/healthz", headers={"Authorization": f"Bearer {TOKEN}"}).json()
        self.assertEqual(told["edition"].keys(), {"state", "number", "known_for_seconds", "next_change"})
        self.assertIn("version", told)
        for wrong in ("Bearer guess", "Bearer ", TOKEN):
            told = self.client.get("/healthz", headers={"Authorization": wrong}).json()
            self.assertEqual(told["edition"], "ok")

    def test_without_a_token_set_none_opens_it(self):
        self.assertEqual(self.client.get("/healthz", headers={"Authorization": "Bearer "}).json()["edition"], "ok")

    def test_answers_by_any_name_and_without_encryption(self):
        with self.settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["magazine.example"]):
            for address in ("/healthz", "/livez"):
                self.assertEqual(self.client.get(address, headers={"Host": "10.0.0.7"}).status_code, 200)

    @override_settings(HEALTH_TOKEN=TOKEN)
    def test_names_storage_that_takes_nothing(self):
        full = mock.patch.object(default_storage, "put", side_effect=OSError(28, "No space left on device"))
        with full, self.assertLogs("magazine.health", "ERROR"):
            answer = self.client.get("/healthz", headers={"Authorization": f"Bearer {TOKEN}"})
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json()["storage"]["state"], "ill")
        self.assertIn("No space left", answer.json()["storage"]["trouble"])

    def test_leaves_no_file_behind(self):
        self.client.get("/healthz")
        for folder in ("originals", "renditions"):
            left = [file.name for file in default_storage.files_below(folder) if "health" in file.name]
            self.assertEqual(left, [])

    @override_settings(CACHE_URL="redis://127.0.0.1:1/0", HEALTH_TOKEN=TOKEN)
    def test_without_its_redis_the_magazine_is_slower_and_there(self):
        with self.assertLogs("magazine.health", "ERROR"):
            answer = self.client.get("/healthz", headers={"Authorization": f"Bearer {TOKEN}"})
        self.assertEqual((answer.status_code, answer.json()["status"]), (200, "degraded"))
        self.assertEqual(answer.json()["cache"]["state"], "away")

    def test_misses_triggers_that_are_gone(self):
        for part, module in (("edition", number), ("search", noting)):
            with self.subTest(part):
                self.forget()
                name, table = next(iter(triggers.there(module.PREFIX).items()))
                self.addCleanup(module.make_triggers)
                drop(name, table)
                with self.assertLogs("magazine.health", "ERROR") as said:
                    answer = self.client.get("/healthz")
                module.make_triggers()
                self.assertEqual((answer.status_code, answer.json()[part]), (503, "ill"))
                self.assertIn("matinee migrate", said.output[0])

    def test_of_life_touches_nothing(self):
        with self.assertNumQueries(0), mock.patch.object(health, "examine", side_effect=AssertionError):
            answer = self.client.get("/livez")
        self.assertEqual(answer.json(), {"status": "ok"})

    def test_only_answers_questions(self):
        for address in ("/healthz", "/livez"):
            self.assertEqual(self.client.post(address).status_code, 405)


class PartTests(HealthTestCase):
    def test_that_hangs_delays_nobody_and_is_not_asked_again_meanwhile(self):
        go_on, asked = threading.Event(), []
        self.addCleanup(go_on.set)
        part = Part("disk", lambda: asked.append(1) or (go_on.wait(30) and {}), "It hangs")
        for _ in range(3):
            state, told = examine([part], patience=0.01)["disk"]
            self.assertEqual(state, "ill")
            self.assertIn("no answer", told["trouble"])
        self.assertEqual(len(asked), 1)

    def test_is_asked_once_however_many_want_to_know(self):
        asked = []
        part = Part("disk", lambda: asked.append(1) or {}, "It fails", holds=60)
        for _ in range(5):
            self.assertEqual(examine([part], patience=10)["disk"], ("ok", {}))
        self.assertEqual(len(asked), 1)

    def test_that_stays_ill_is_logged_once(self):
        def ask():
            raise Ill("It is away.")

        part = Part("disk", ask, "", holds=0)
        with self.assertLogs("magazine.health", "ERROR") as said:
            for _ in range(3):
                found = examine([part], patience=10)
        self.assertEqual((summary(found), len(said.output)), ("ill", 1))
