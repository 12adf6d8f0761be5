"""Connections to PostgreSQL that a process keeps for its next requests."""

import pytest

BEGUN = "SELECT sessions FROM pg_stat_database WHERE datname = 'magazine'"
REQUESTS = 12


def begun_meanwhile(primary, ask):
    """How many connections to the database were begun while something was asked."""
    before = primary.ask(BEGUN)
    ask()
    return primary.ask(BEGUN) - before


@pytest.fixture(scope="module")
def web(serve):
    return serve({"DATABASE_POOL": "4", "PAGE_CACHE_MB": "0"})


class TestPool:
    def test_gives_a_request_the_connection_of_the_one_before(self, web, primary, story):
        _, page, _ = story()
        visitor = web[0].visitor()
        visitor.get(page)
        assert begun_meanwhile(primary, lambda: [visitor.get(page) for _ in range(REQUESTS)]) <= REQUESTS // 2

    def test_gives_nobody_a_connection_that_was_cut(self, web, primary, story):
        _, page, _ = story()
        visitor = web[0].visitor()
        visitor.get(page)
        primary.stop()
        primary.start()
        assert [visitor.get(page).status for _ in range(6)] == [200] * 6
