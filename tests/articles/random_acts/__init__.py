"""What the desk does to a small magazine at random: acts that readers may see, and the same undone again.

Every act chooses among few values, so that what was true before comes back, often.
"""

from .magazine import Magazine
from .shelf import ActsOnPictures, ActsOnTheMagazine, ActsOnTheShelf
from .stories import ActsOnStories

ONLY_STORIES = 0.6  # of all acts: one that touches the shelf makes every plate stale, and tells the least


class Acts(Magazine, ActsOnStories, ActsOnPictures, ActsOnTheShelf, ActsOnTheMagazine):
    def choose(self):
        """An act to do: a function that does it, and tells what it did."""
        if self.chance.random() < ONLY_STORIES:
            return self.chance.choice(acts_of(self, ActsOnStories))
        return self.chance.choice(acts_of(self, type(self)))


def acts_of(magazine, kind):
    return [getattr(magazine, name) for name in dir(kind) if name.startswith(("a_", "some_"))]
