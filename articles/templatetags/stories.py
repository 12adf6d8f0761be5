"""What the shelf's pages show of the newsroom: a query and a name each."""

from django import template

from articles.models import Article, Photo

register = template.Library()


@register.simple_tag
def coverage(film):
    """Live stories about or mentioning a film, newest first."""
    return Article.objects.live().concerning(film).for_listing()


@register.simple_tag
def stories_of(person):
    """A person's live stories: ``about`` them, and those they ``worked_on``."""
    stories = Article.objects.live().involving(person).for_listing()
    return {
        "about": [story for story in stories if not story.worked_on],
        "worked_on": [story for story in stories if story.worked_on],
    }


@register.simple_tag
def stories_by(company):
    """Live stories that a company had a hand in, newest first."""
    return Article.objects.live().by(company).for_listing()


@register.simple_tag
def pictures_of(subject):
    """Pictures that readers may see of a film or a person, or by that person or a company."""
    return Photo.objects.public().of(subject).for_listing()
