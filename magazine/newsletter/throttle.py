"""How much may be asked of the newsletter, by one visitor, for one address, and by everybody together.

The counts stand in the database, so that a restart forgets none. Of a visitor and of an address
a keyed hash is kept, until the end of the window; rows beyond it go with the next request.
"""

import datetime
import ipaddress

from django.conf import settings

from .addresses import folded
from .models import Attempt

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)

BY_A_VISITOR = 10  # in an hour: a household, an office behind one address
BY_EVERYBODY = 500  # in an hour: beyond it, no more rows are made
FOR_AN_ADDRESS = 1  # in a day, of each kind of mail


class TooMuch(Exception):
    """Nothing more is taken for a while, whatever the address."""


def count_visit(request):
    """Count one more request of this visitor; TooMuch where they, or all together, have asked too often."""
    (everybody,) = Attempt.objects.count_up(("everybody", "", HOUR))
    if everybody > BY_EVERYBODY:
        raise TooMuch
    (visitor,) = Attempt.objects.count_up(("visitor", visitor_of(request), HOUR))
    if visitor > BY_A_VISITOR:
        raise TooMuch


def is_enough_for(kind, address):
    """Whether an address was written to often enough for a day, so that nobody's mailbox is flooded from here."""
    (asked,) = Attempt.objects.count_up((f"address {kind}", folded(address), DAY))
    return asked > FOR_AN_ADDRESS


def visitor_of(request):
    """The network address of a visitor; of IPv6 the part that a household has.

    Behind a proxy of our own that is the last that stands in X-Forwarded-For, which the proxy wrote: what
    stands before it anybody may have made up. Without one the header is not looked at.
    """
    written = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        written = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or written
    try:
        address = ipaddress.ip_address(written.strip("[]"))
    except ValueError:
        return ""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped or address.version == 4:
        return str(mapped or address)
    return str(ipaddress.ip_network(f"{address}/64", strict=False))
