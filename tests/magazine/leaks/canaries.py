"""Words that stand nowhere but in one place of one story, so that whoever finds one knows where it is from."""

import hashlib


class Canaries:
    """Sixteen letters and digits for each place of a story, the same each time; each begins with a letter."""

    def __init__(self, name):
        self.name = name
        self.words, self.pictures, self.secrets = {}, {}, {}

    def word(self, place):
        """Stands in words that readers of the story are given."""
        return self.words.setdefault(place, self.token(place))

    def picture(self, place):
        """Stands in what they are given of its pictures."""
        return self.pictures.setdefault(place, self.token(place))

    def secret(self, place):
        """Stands where only the desk looks."""
        return self.secrets.setdefault(place, self.token(place))

    def token(self, place):
        return "k" + hashlib.sha256(f"{self.name}/{place}".encode()).hexdigest()[:15]
