"""A streaming replica: read for what everybody is given, never for what is not so any more, and missed by nobody."""

import time

import pytest

PAUSE, RESUME = "SELECT pg_wal_replay_pause()", "SELECT pg_wal_replay_resume()"


@pytest.fixture(scope="module")
def processes(serve, replica):
    """Two that keep no pages, so that each is read from a database; the second keeps no connections either."""
    told = {"REPLICA_URL": replica.address(), "PAGE_CACHE_MB": "0"}
    return serve({**told, "DATABASE_POOL": "4"}, told)


@pytest.fixture(scope="module")
def web(processes):
    return processes[0]


@pytest.fixture
def paused(replica):
    """The replica stands still; it is let go on at the end."""
    replica.ask(PAUSE)
    yield replica
    replica.ask(RESUME)


def caught_up(primary, replica):
    wanted = primary.ask("SELECT pg_current_wal_insert_lsn()")
    until(lambda: replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{wanted}'::pg_lsn"))


def times_read(cluster):
    """How often stories were looked up there in all, as sessions have told that ended a second ago."""
    time.sleep(1.1)
    return cluster.ask(
        "SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_user_tables "
        "WHERE relname = 'articles_article'"
    )


def until(claim):
    for _ in range(200):
        if claim():
            return
        time.sleep(0.1)
    raise AssertionError("It did not come true.")


class TestReplica:
    def test_is_read_for_pages_of_readers_and_not_for_the_desk(self, processes, primary, replica, story, sign_in):
        web = processes[1]  # a connection that ends says at once what was read by it
        _, page, title = story()
        session, _ = sign_in("Chief editor")
        caught_up(primary, replica)
        web.visitor().get(page)  # the primary is asked once of each edition until when it holds
        before = times_read(primary), times_read(replica)
        for _ in range(10):
            assert title in web.visitor().get(page).text
        after = times_read(primary), times_read(replica)
        assert after[0] == before[0], "The primary was asked for stories."
        assert after[1] > before[1], "The replica was asked for none."
        for _ in range(10):
            assert title in web.visitor(session).get(page).text
        assert times_read(replica) == after[1], "An editor was given what the replica says."

    def test_that_is_behind_shows_no_story_that_was_withdrawn_and_every_one_that_came(
        self, web, primary, replica, story, desk, request
    ):
        key, page, title = story()
        caught_up(primary, replica)
        assert web.visitor().get(page).status == 200
        request.getfixturevalue("paused")
        desk(f"Article.objects.get(pk={key}).withdraw()")
        _, newer, its_title = story()
        assert web.visitor().get(page).status == 410
        listed = web.visitor().get("/stories/").text
        assert title not in listed
        assert its_title in listed
        assert web.visitor().get(newer).status == 200

    def test_that_is_behind_has_an_editor_read_what_they_wrote(self, web, paused, story, sign_in):
        session, _ = sign_in("Chief editor")
        key, page, _ = story()
        editor = web.visitor(session)
        editor.press(f"/admin/articles/article/{key}/change/", "_publish", title="The sea, later")
        assert "The sea, later" in editor.get(page).text
        assert "The sea, later" in editor.get(f"/admin/articles/article/{key}/change/").text

    def test_that_is_lost_is_missed_by_nobody_and_read_again_once_it_is_back(self, web, primary, replica, story):
        _, page, _ = story()
        caught_up(primary, replica)
        assert web.visitor().get(page).status == 200
        replica.stop()
        assert [web.visitor().get(page).status for _ in range(6)] == [200] * 6
        replica.start()
        before = times_read(replica)

        def is_read_again():
            assert web.visitor().get(page).status == 200
            return times_read(replica) > before

        until(is_read_again)

    def test_stands_in_while_the_primary_restarts(self, web, primary, replica, story, desk):
        key, page, title = story()
        caught_up(primary, replica)
        assert web.visitor().get(page).status == 200
        primary.stop()
        try:
            for address in (page, "/", "/stories/", page):
                answer = web.visitor().get(address)
                assert (address, answer.status) == (address, 200)
                assert title in answer.text
            away = web.visitor().get("/search/?q=beach")
            assert (away.status, away.headers["Retry-After"]) == (503, "5")
        finally:
            primary.start()
        desk(f"Article.objects.get(pk={key}).withdraw()")
        until(lambda: web.visitor().get(page).status == 410)
