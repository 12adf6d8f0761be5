"""What is done to stories, and to nothing else: the shelf stays as it is."""

from django.db import connection, transaction

from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Gallery,
    Issue,
    Photo,
    RelatedStory,
    Section,
    Series,
    Shoot,
    Subject,
    Tag,
    TaggedArticle,
    Video,
)
from people.models import Company, Film, Person
from tests.factories import make_block

from .magazine import HOUR


class ActsOnStories:
    def a_new_story(self):
        return self.make_story()

    def a_story_that_goes(self):
        if Article.objects.count() > 6:
            return self.one(Article).delete()

    def a_state(self):
        return self.set(Article, status=[*Article.Status])

    def a_state_and_back(self):
        story = self.one(Article)
        for status in ("withdrawn", story.status):
            Article.objects.filter(pk=story.pk).update(status=status)
        return story.pk

    def a_moment_of_a_story(self):
        at = self.moment()
        moments = {"published_at": [at], "embargo_until": [None, at], "updated_at": [None, at]}
        Article.objects.update(expires_at=None)
        return self.set(Article, **moments)

    def an_end_of_a_story(self):
        story = self.one(Article)
        return Article.objects.filter(pk=story.pk).update(expires_at=story.published_at + self.either(1, 20, 99) * HOUR)

    def a_field_of_a_story(self):
        return self.set(
            Article,
            title=["A talk", "A walk"],
            dek=["", "Along the beach"],
            kicker=["", "On set"],
            kind=[*Article.Kind],
            slug=lambda story: f"{self.either('here', 'there')}-{story.pk}",
            lead_alt=["", "Here"],
            links_names=[True, False],
            number_in_series=[0, 1],
            first_published=["", "2024-05-21"],
            section=lambda story: self.either(None, self.one(Section)),
            lead_photo=lambda story: self.either(None, self.one(Photo)),
            issue=lambda story: self.either(None, self.one(Issue)),
            series=lambda story: self.either(None, self.one(Series)),
            shoot=lambda story: self.either(None, self.one(Shoot)),
        )

    def a_block(self):
        return self.set(
            Block,
            text=["<p>Mikey Madison and Ana Ruiz.</p>", "<p>Nobody.</p>"],
            photo=lambda block: self.one(Photo),
            parent=lambda block: self.one(Article),
        )

    def a_picture_in_a_story(self):
        return self.toggle(Block, parent=self.one(Article), kind=Block.Kind.FIGURE, photo=self.one(Photo))

    def a_picture_in_no_story(self):
        photo = self.one(Photo)
        Article.objects.filter(lead_photo=photo).update(lead_photo=None)
        return f"{photo.pk}: {Block.objects.filter(photo=photo).delete()}"

    def a_block_more(self):
        story = self.one(Article)
        what = self.either("gallery", "video", "film")
        row = self.one({"gallery": Gallery, "video": Video, "film": Film}[what])
        kind = Block.Kind.FILM_CARD if what == "film" else what
        Block.objects.filter(kind=kind).exclude(parent=story).delete()
        make_block(story, kind, **{what: row})
        return f"{what} in {story.pk}"

    def a_topic(self):
        return self.toggle(TaggedArticle, content_object=self.one(Article), tag=self.one(Tag))

    def a_subject(self):
        what, row = self.either(("film", self.one(Film)), ("person", self.one(Person)))
        return self.toggle(Subject, article=self.one(Article), **{what: row})

    def a_credit(self):
        what, row = self.either(("company", self.one(Company)), ("person", self.one(Person)))
        return self.toggle(Contribution, article=self.one(Article), role="words", **{what: row})

    def a_related_story(self):
        one, other = self.chance.sample(list(Article.objects.order_by("pk")), 2)
        return self.toggle(RelatedStory, article=one, story=other)

    def a_correction(self):
        return self.toggle(Correction, article=self.one(Article), date="2024-05-21", text="Not so.")

    def some_by_sql(self):
        with connection.cursor() as cursor:
            cursor.execute(
                self.either(
                    "UPDATE articles_article SET dek = 'By SQL' WHERE id % 3 = 0",
                    "UPDATE articles_taggedarticle SET tag_id = tag_id WHERE tag_id > 1",
                    "DELETE FROM articles_subject WHERE position = 1",
                )
            )

    def some_that_are_taken_back(self):
        with transaction.atomic():
            Article.objects.update(title="Taken back")
            Person.objects.update(name="Taken back")
            transaction.set_rollback(True)

    def some_in_one_transaction(self):
        with transaction.atomic():
            return [
                self.chance.choice([self.a_field_of_a_story, self.a_subject, self.a_block, self.a_state])()
                for _ in "123"
            ]
