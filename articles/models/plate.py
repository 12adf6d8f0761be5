from django.db import models


class Plate(models.Model):
    """What a printer makes once and prints every copy from: a part of what readers are given of a row, ready as text.

    Nobody has to keep plates in step. Each says in which state of the rows it was made, and whoever wants to print
    from one compares that with the state of now (articles/plates/).
    """

    class Part(models.TextChoices):
        PAGE = "page", "The page of a story"
        WAYS = "ways", "What to read after a story"
        ENTRY = "entry", "A story in a feed"
        FEED = "feed", "A feed"
        LIST = "list", "A list"
        SHELF = "shelf", "A page of the shelf alone"
        FILM = "film", "The page of a film"
        PERSON = "person", "The page of a person"
        COMPANY = "company", "The page of a company"
        FRONT = "front", "The front page"

    part = models.CharField(max_length=8, choices=Part)
    key = models.BigIntegerField("number of the row")
    state = models.CharField(max_length=80)
    until = models.DateTimeField("right until", null=True)
    text = models.TextField()

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
