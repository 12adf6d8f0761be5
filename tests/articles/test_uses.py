from articles import drafting
from articles.freezing import freeze
from articles.uses import versions_that_may_name
from tests.articles.launches import LaunchTestCase
from tests.factories import make_film, make_person, make_ready_article


class VersionsThatMayNameTests(LaunchTestCase):
    def test_the_text_of_a_draft_that_names_something_else_of_that_number_is_not_fetched(self):
        person, film = make_person(pk=7), make_film(pk=7)
        longer = make_person(pk=71)
        for about in ([person], [film], [longer]):
            article = make_ready_article(about=about)
            drafting.save_draft(article, freeze(article), base=0, by=self.editor)
        for row in (person, film, longer):
            (version,) = versions_that_may_name([row])
            with self.subTest(row):
                self.assertTrue(version.article.subjects.filter(**{row._meta.model_name: row}).exists())
