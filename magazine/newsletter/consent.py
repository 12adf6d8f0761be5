"""The words that a subscriber agrees to. What was agreed is kept word for word with each consent.

Another wording is another version: a test holds the two together, so that no consent ever
speaks of words that its subscriber did not see.
"""

from django.conf import settings

VERSION = "2026-11"
WORDING = (
    "Please send me the newsletter of {site} by e-mail. My address is used for nothing else and given to nobody. "
    "Whether I open a letter or follow a link is not recorded. I can leave at any time by the link in every letter, "
    "and see or delete what is kept about me."
)


def wording() -> str:
    return WORDING.format(site=settings.SITE_NAME)
