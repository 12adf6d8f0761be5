"""What was typed into a form and not saved: as it is kept, and the form made of it again."""

import copy
import re

from django.forms.utils import ErrorDict
from django.http import QueryDict

from people.accounts import name_of

from .models import Presence


def as_typed(posted):
    """What stood in the form's fields. Buttons, tokens and the rows that new ones are made from stay out."""
    return {
        without_nul(name): [without_nul(value) for value in values]
        for name, values in posted.lists()
        if not name.startswith("_") and name != "csrfmiddlewaretoken" and "-__prefix__-" not in name
    }


def without_nul(text):
    """PostgreSQL keeps no such character."""
    return text.replace("\x00", "")


def length(typed):
    return sum(len(name) + sum(map(len, values)) for name, values in typed.items())


# The form as it was typed


def as_posted(request, taken_up):
    """The same request, as if the browser had just posted what was typed."""
    posted = QueryDict(mutable=True)
    for name, values in taken_up.typed.items():
        posted.setlist(name, values)
    bool(request.FILES)  # A GET brings none; once that is known, none are looked for in the copy.
    request = copy.copy(request)
    request.method, request.POST, request.recovery_copy = "POST", posted, taken_up
    return request


def is_taken_up(request):
    return hasattr(request, "recovery_copy")


def unchecked(form_class):
    """The form with what was typed in it: neither complained of nor saved."""

    class Unchecked(form_class):
        errors, cleaned_data = ErrorDict(), {}

        def is_valid(self):
            return False

    return Unchecked


def unchecked_rows(formset_class):
    """The rows of an inline as they were typed; one that was deleted since becomes a new one."""

    class UncheckedRows(formset_class):
        form = unchecked(formset_class.form)

        def __init__(self, data, files, *, prefix, **kwargs):
            # Without its count, it is a kind of row that the form did not have yet when it was typed into.
            posted = [data, files] if f"{prefix}-TOTAL_FORMS" in data else []
            super().__init__(*posted, prefix=prefix, **kwargs)
            if self.is_bound:
                known = {str(row.pk) for row in self.get_queryset()}
                self.data = with_gone_rows_new(self.data, prefix, self.model._meta.pk.name, known)

    return UncheckedRows


def with_gone_rows_new(data, prefix, key, known):
    """The posted rows, those of them whose row is gone behind the others as new ones."""
    rows = posted_rows(data, prefix)
    built_on = whole_number(data.get(f"{prefix}-INITIAL_FORMS"))
    old = [number for number in sorted(rows) if number < built_on]
    kept = [number for number in old if rows[number].get(key, [""])[0] in known]
    gone = [number for number in old if number not in kept]
    if not gone:
        return data
    again = [{**rows[number], key: [""]} for number in gone if "DELETE" not in rows[number]]
    new = [rows[number] for number in sorted(rows) if number >= built_on]
    return renumbered(data, prefix, [rows[number] for number in kept] + again + new, len(kept))


def row_name(prefix):
    """Matches the name of a row's field, and not those of another inline: “blocks” has “blocks-2” beside it."""
    return re.compile(rf"{re.escape(prefix)}-([0-9]{{1,6}})-([a-z]\w*|DELETE)")


def posted_rows(data, prefix):
    """The rows of one inline: the values of each by its number and their name."""
    rows = {}
    for name, values in data.lists():
        if match := row_name(prefix).fullmatch(name):
            rows.setdefault(int(match[1]), {})[match[2]] = values
    return rows


def renumbered(data, prefix, rows, built_on):
    """The posted data with these rows of an inline instead of its own."""
    fresh = QueryDict(mutable=True)
    for name, values in data.lists():
        if not row_name(prefix).fullmatch(name):
            fresh.setlist(name, values)
    for number, row in enumerate(rows):
        for field, values in row.items():
            fresh.setlist(f"{prefix}-{number}-{field}", values)
    fresh[f"{prefix}-TOTAL_FORMS"], fresh[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(built_on)
    return fresh


def whole_number(text):
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else 0


# Who else


def who_else(article, editor, base):
    """Who else has the story open, and whether it was saved since this form was opened, in sentences."""
    said = [
        f"{name_of(each.editor)} has this story open too{', and is typing' if each.typing else ''}."
        for each in Presence.objects.beside(article, editor)
    ]
    if article.saves != base:
        said.append("It was saved since you opened it: when you save, you will see both side by side.")
    return " ".join(said)
