"""What the pages say of themselves to machines, in the words of schema.org and on cards: the same that readers see.

One file a noun; ``pages.py`` says which of it stands on which page. ``absolute`` makes an address of ours whole:
``request.build_absolute_uri``.
"""

from .pictures import CARD_WIDTH, for_card
from .script import as_script, known

__all__ = ["CARD_WIDTH", "as_script", "for_card", "known"]
