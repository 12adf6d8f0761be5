"""Stories that a merge on the shelf changes: held before the rows that are merged, in the order of the newsroom."""

from people.merging import hold_before
from people.uses import references

from .models import Article, Launch


@hold_before
def stories_naming(row):
    """Keep the stories whose text names a row from everybody who would put another text in its place meanwhile."""
    paths = [path for reference in references(type(row)) if (path := path_from_story(reference))]

    def wanted():
        naming = (Article.objects.filter(**{path: row}).order_by().values_list("pk", flat=True) for path in paths)
        return set(), set().union(*naming)

    Launch.objects.hold(wanted)


def path_from_story(reference):
    """Where a field names rows from, as a story's lookup; None where that is no part of a story."""
    if reference.model is Article:
        return reference.name
    owners = (field for field in reference.model._meta.concrete_fields if field.related_model is Article)
    return next((f"{owner.related_query_name()}__{reference.name}" for owner in owners), None)
