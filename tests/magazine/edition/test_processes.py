"""Two processes of the site, and a third that writes: what readers of the first are given in their next request."""

from tests.magazine.processes import ProcessTestCase

WITHDRAW = """
import django
django.setup()
from articles.models import Article
Article.objects.get().withdraw()
"""


class ProcessTests(ProcessTestCase):
    def test_what_one_process_withdraws_every_other_has_withdrawn_in_the_next_request(self):
        sites = [self.serve(), self.serve()]
        page = self.story.get_absolute_url()
        tags = {}
        for site in sites:
            for _ in range(2):
                status, tags[site] = self.status(site + page)
                self.assertEqual(status, 200)
            self.assertEqual(self.status(site + page, **{"If-None-Match": tags[site]})[0], 304)
        self.run_python("-c", WITHDRAW)
        for site in sites:
            self.assertEqual(self.status(site + page, **{"If-None-Match": tags[site]})[0], 410)
            self.assertEqual(self.status(site + page)[0], 410)
