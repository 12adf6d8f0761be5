from django.db import models


class TextInBytes(models.BinaryField):
    """A text that is kept as the bytes that a reader is sent, so that nobody decodes it to encode it again: answers to
    articles/prepared.py have them as they are.

    Pressed, it would take a quarter of the room; but printing a page would take a fifth longer, and a feed half as
    long again.
    """

    def get_db_prep_value(self, value, connection, prepared=False):
        return super().get_db_prep_value(value.encode() if isinstance(value, str) else value, connection, prepared)

    def from_db_value(self, value, expression, connection):
        return value if value is None else bytes(value).decode()


class Plate(models.Model):
    """What a printer makes once and prints every copy from: a part of what readers are given of a row, ready as text.

    Nobody has to keep plates in step. Each says in which state of the rows it was made, and whoever wants to print
    from one compares that with the state of now (articles/plates/).
    """

    class Part(models.TextChoices):
        PAGE = "page", "The page of a story"
        WAYS = "ways", "What to read after a story"
        ENTRY = "entry", "A story in a feed"
        STORY_JSON = "story-json", "A story as JSON"
        WAYS_JSON = "ways-json", "What to read after a story, as JSON"
        FEED = "feed", "A feed"
        LIST = "list", "A list"
        SHELF = "shelf", "A page of the shelf alone"
        EDITION_JSON = "edition-json", "An edition as JSON"
        FILM = "film", "The page of a film"
        FILM_JSON = "film-json", "A film as JSON"
        FILM_ATOM = "film-feed-atom", "The feed of a film, in Atom"
        FILM_RSS = "film-feed-rss", "The feed of a film, in RSS"
        FILM_FEED = "film-feed-json", "The feed of a film, in JSON"
        PERSON = "person", "The page of a person"
        PERSON_JSON = "person-json", "A person as JSON"
        PERSON_ATOM = "person-feed-atom", "The feed of a person, in Atom"
        PERSON_RSS = "person-feed-rss", "The feed of a person, in RSS"
        PERSON_FEED = "person-feed-json", "The feed of a person, in JSON"
        COMPANY = "company", "The page of a company"
        FRONT = "front", "The front page"
        MAP = "map", "A map of pages"

    # Those that are kept under the number of a row, and go with it: database triggers see to that.
    OF_A_ROW = {
        "articles_article": (Part.PAGE, Part.WAYS, Part.ENTRY, Part.STORY_JSON, Part.WAYS_JSON),
        "people_film": (Part.FILM, Part.FILM_JSON, Part.FILM_ATOM, Part.FILM_RSS, Part.FILM_FEED),
        "people_person": (Part.PERSON, Part.PERSON_JSON, Part.PERSON_ATOM, Part.PERSON_RSS, Part.PERSON_FEED),
        "people_company": (Part.COMPANY,),
    }

    part = models.CharField(max_length=20, choices=Part)
    key = models.BigIntegerField("number of the row, or of the address")
    state = models.CharField(max_length=80)
    until = models.DateTimeField("right until", null=True)
    text = TextInBytes()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "key"], name="plate_once_of_each_part")]

    def __str__(self):
        return f"{self.get_part_display()} {self.key}"


class PlateNumber(models.Model):
    """A number that database triggers move: with every change to a story's own rows, and with one to the shelf.

    It is the sum of all rows of that ``story``: two who write at once need not wait for each other.
    """

    SHELF, ALL_STORIES = 0, -1  # in the place of a story

    story = models.BigIntegerField()
    number = models.BigIntegerField(default=0)
    writer = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["story"], name="platenumber_of_a_story")]

    def __str__(self):
        return f"{self.story}: {self.number}"
