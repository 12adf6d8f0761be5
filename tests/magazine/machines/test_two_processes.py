"""Two web processes that share PostgreSQL, Redis and a bucket: what is done through one is seen through the other."""

import re

import pytest

from .processes import a_picture


@pytest.fixture(scope="module")
def web(serve, redis):
    """Two processes, as they would be on two machines: with folders of their own that neither needs."""
    return serve({}, {}, CACHE_URL=redis, DATABASE_POOL="4")


class TestTwoProcesses:
    def test_publish_withdraw_and_take_in_pictures_through_one_for_readers_of_the_other(
        self, web, desk, sign_in, story, redis
    ):
        one, other = web
        session, _ = sign_in("Chief editor")
        editor, reader = one.visitor(session), other.visitor()
        key, page, title = story(status="'draft'")
        form = f"/admin/articles/article/{key}/change/"

        # Published
        assert reader.get(page).status == 404
        assert title not in reader.get("/stories/").text
        editor.press(form, "_publish")
        assert reader.get(page).status == 200
        assert title in reader.get("/stories/").text

        # A picture, uploaded here and read there, bytes and all
        editor.press(
            "/admin/articles/photo/add/",
            "_save",
            files={"file": a_picture("#204080")},
            title="The sea",
            slug=f"the-sea-{key}",
            alt="The sea at noon",
            credit_line="Photograph by Ellen Example",
            rights_status="own",
        )
        photo = desk(f"answer = Photo.objects.get(slug='the-sea-{key}').pk")
        editor.press(form, "_publish", lead_photo=photo)
        (picture, *_) = re.findall(r"/pictures/[0-9a-f]{32}/[a-z]+-[0-9]+\.jpg", reader.get(page).text) or [None]
        assert picture, "The story shows no picture."
        assert reader.get(picture).content.startswith(b"\xff\xd8")
        assert reader.get(picture).content == one.visitor().get(picture).content

        # Its rights end
        editor.press(f"/admin/articles/photo/{photo}/change/", "_save", rights_status="unknown")
        assert picture not in reader.get(page).text
        assert reader.get(picture).status in (404, 410)

        # Withdrawn
        tag = reader.get(page).headers["ETag"]
        editor.press(form, "_withdraw")
        assert reader.get(page, If_None_Match=tag).status == 410
        assert title not in reader.get("/stories/").text

    def test_take_a_right_from_an_editor_for_both(self, web, desk, sign_in):
        session, key = sign_in("Chief editor")
        desks = [process.visitor(session) for process in web]
        assert [each.get("/admin/articles/article/").status for each in desks] == [200, 200]
        desk(f"User.objects.get(pk={key}).groups.clear()")
        assert [each.get("/admin/articles/article/").status for each in desks] == [403, 403]

    def test_make_a_page_once_between_them(self, web, story, redis):
        import redis as client

        one, other = (process.visitor() for process in web)
        _, page, title = story()
        made = one.get(page)
        before = client.Redis.from_url(redis).info("stats")["keyspace_hits"]
        assert other.get(page).content == made.content
        assert client.Redis.from_url(redis).info("stats")["keyspace_hits"] > before
        assert title in made.text
