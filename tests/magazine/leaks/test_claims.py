"""No page is added without saying how it may show a story."""

from django.test import SimpleTestCase
from django.urls import URLPattern, get_resolver

from .surfaces import SHOWN_ON, SURFACES

# Guarded address by address, role by role, in tests/articles/test_role_matrix.py
AT_THE_DESK = "admin"


def names(resolver, namespaces=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield namespaces, pattern.name, str(pattern.pattern)
        else:
            yield from names(pattern, (*namespaces, pattern.namespace) if pattern.namespace else namespaces)


class ClaimTests(SimpleTestCase):
    def public(self):
        return [(name, pattern) for spaces, name, pattern in names(get_resolver()) if AT_THE_DESK not in spaces]

    def test_every_address_of_the_site_has_a_name(self):
        self.assertEqual([pattern for name, pattern in self.public() if not name], [])

    def test_every_address_is_claimed_by_a_surface_of_the_matrix(self):
        self.assertEqual({name for name, _ in self.public()} - SURFACES.keys(), set())

    def test_no_surface_outlives_its_address(self):
        self.assertEqual(SURFACES.keys() - {name for name, _ in self.public()}, set())
        self.assertEqual(SHOWN_ON - SURFACES.keys(), set())
