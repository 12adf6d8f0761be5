"""Which names in the copy lead to their pages, as the story's form shows them: each can be switched off."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from articles.models import Article, Subject
from articles.naming import names_linked
from people.text import one_line

MOST = 500
LONGEST = 300


class NamesNotLinked(forms.MultipleChoiceField):
    """Names, kept one on each line. Any may stay switched off, whether the copy still has it or not."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, article):
        """Let it show the names that the copy links, and those that were switched off. Asked only when it is shown."""
        self.choices = lambda: [(name, name) for name in names_to_offer(article)]

    def prepare_value(self, value):
        return value.splitlines() if isinstance(value, str) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def valid_value(self, value):
        return True

    def clean(self, value):
        names = list(dict.fromkeys(filter(None, map(one_line, super().clean(value)))))
        if len(names) > MOST or any(len(name) > LONGEST for name in names):
            raise ValidationError("These are no names in the copy. Reload the form and tick those that are shown.")
        return "\n".join(names)


def names_to_offer(article):
    off = article.names_not_linked.splitlines()
    if not article.pk:
        return off
    subjects = Prefetch("subjects", Subject.objects.select_related("person", "film"))
    found = Article.objects.prefetch_related(subjects).filter(pk=article.pk).first()
    linked = names_linked(found, found.blocks.order_by("ordering", "id")) if found else []
    return list(dict.fromkeys([*linked, *off]))
