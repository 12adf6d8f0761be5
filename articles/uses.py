"""Where stories name rows of the shelf otherwise than by a foreign key: in drafts and planned launches."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from people.uses import Use, also_ask

from .freezing import names
from .models import Article, Launch, Version


@also_ask
def drafts_naming(row):
    """The stories whose waiting draft, or what a launch is to give readers of them, names a row."""
    waiting = Q(draft_of__isnull=False) | Q(
        launch_items__launch__state__in=[Launch.State.PLANNED, Launch.State.STOPPED]
    )
    # The number alone is looked for first, so that few texts are fetched.
    versions = Version.objects.filter(waiting).annotate(text=Cast("frozen", TextField()))
    found = {
        version.article_id for version in versions.filter(text__contains=f": {row.pk}") if names(version.frozen, row)
    }
    if found:
        one = len(found) == 1
        words = f"{len(found)} {'draft or planned launch' if one else 'drafts or planned launches'}"
        yield Use(words, Article.objects.filter(pk__in=found), unseen=True)
