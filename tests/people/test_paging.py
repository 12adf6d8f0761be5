from django.test import TestCase

from people.models import Company
from people.paging import BoundedPaginator
from tests.factories import make_company


class BoundedPaginatorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.companies = [make_company(f"Company {number}") for number in range(7)]

    def paginator(self, **options):
        rows = Company.objects.order_by("name")
        return BoundedPaginator(rows, 2, rows=Company.objects.all(), **options)

    def test_counts_all_rows_where_they_are_within_the_bound(self):
        paginator = self.paginator(bound=7)
        self.assertEqual((paginator.count, paginator.has_more, paginator.num_pages), (7, False, 4))

    def test_counts_to_the_bound_and_leads_on(self):
        paginator = self.paginator(bound=4)
        self.assertEqual((paginator.count, paginator.has_more, paginator.num_pages), (4, True, 3))

    def test_asks_twice_however_many_there_are(self):
        for bound in (4, 40):
            paginator = self.paginator(bound=bound)
            with self.assertNumQueries(2):
                self.assertEqual(paginator.page(2).object_list, self.companies[2:4])

    def test_leaves_out_a_row_that_was_deleted_between_the_two(self):
        paginator = self.paginator()
        self.assertEqual(len(paginator.keys), 3)
        self.companies[0].delete()
        self.assertEqual(paginator.page(1).object_list, [self.companies[1]])
