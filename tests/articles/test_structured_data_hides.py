"""What readers may not see, no page tells machines."""

from articles.models import (
    Article,
    Tag,
)
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_edition,
    make_film,
    make_person,
    make_photo,
    make_section,
)

from .agreement import LISTS, AgreementCase, develop_all


class HiddenTests(AgreementCase):
    """No page tells of a story or a picture that readers may not see."""

    HIDDEN = {
        "draft": {"status": "draft"},
        "withdrawn": {"status": "withdrawn"},
        "scheduled": {"published_at": ahead(days=1)},
        "embargoed": {"embargo_until": ahead(days=1)},
        "expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
    }

    def test_in_the_data_of_another_page(self):
        ann, film, section = make_person(), make_film(), make_section()
        programme = make_edition().programme
        lead = make_photo()
        make_article("Live", slug="live", about=[ann, film], section=section, tags=["noir"])
        for state, fields in self.HIDDEN.items():
            make_article(
                f"Telltale {state}",
                slug=f"telltale-{state}",
                about=[ann, film],
                lead_photo=lead,
                section=section,
                tags=["noir"],
                **fields,
            )
        develop_all()
        rows = [ann, film, section, programme, Article.objects.get(slug="live"), Tag.objects.get(name="noir")]
        for address in [*LISTS, *(row.get_absolute_url() for row in rows)]:
            with self.subTest(address):
                page = self.assert_agrees(address)
                for text in ("elltale", lead.renditions.token):
                    self.assertNotIn(text, str(page.data))
                    self.assertNotIn(text, str(page.card))

    def test_on_its_own_page(self):
        for state, fields in self.HIDDEN.items():
            article = make_article("Telltale", **fields)
            content = self.client.get(article.get_absolute_url()).content.decode()
            with self.subTest(state):
                self.assertNotIn("ld+json", content)
                self.assertNotIn("og:", content)
