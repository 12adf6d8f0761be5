"""What a database cannot hold, said before it says so itself, with the place.

SQLite keeps whatever it is given: text longer than its column, a zero byte in it, a word where a number
should be. PostgreSQL refuses each, with the first of them only and often without its row.
"""

import json

from django.db import models

SHOWN = 20
NUL = "\0"


class Refused(Exception):
    """The magazine cannot be copied as it is; what is wrong, each with its place and the way out."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class Holding:
    """Looks at each row of a table on its way."""

    def __init__(self, model, fields, target):
        self.model, self.target, self.problems, self.count = model, target, [], 0
        self.key = [field.primary_key for field in fields].index(True)
        looked_at = enumerate(fields) if target.vendor == "postgresql" else ()  # SQLite keeps whatever it is given
        self.checks = [(place, field, check) for place, field in looked_at if (check := self.check_of(field))]

    def look_at(self, values):
        for place, field, check in self.checks:
            value = values[place]
            if value is not None and (words := check(value)):
                self.count += 1
                if len(self.problems) < SHOWN:
                    self.problems.append(f"{self.model._meta.label} {values[self.key]}, {field.name}: {words}")

    def check_of(self, field):
        field = getattr(field, "target_field", field)
        if isinstance(field, models.JSONField):
            return json_trouble
        if isinstance(field, (models.CharField, models.TextField, models.FileField)):
            most = field.max_length if not isinstance(field, models.TextField) else None
            return lambda value: text_trouble(value, most)
        if is_whole(field):
            least, most = self.target.ops.integer_field_range(field.get_internal_type())
            return lambda value: number_trouble(value, least, most)
        return None


def is_whole(field):
    return isinstance(field, (models.IntegerField, models.AutoField)) and not isinstance(field, models.BooleanField)


def text_trouble(value, most):
    if not isinstance(value, str):
        return f"{value!r} is no text. Enter it anew"
    if NUL in value:
        before = value.index(NUL)
        after = value[max(0, before - 20) : before]
        return f"there is a zero byte after {after!r}, which PostgreSQL keeps in no text. Take it out"
    if most and len(value) > most:
        return f"its {len(value):,} characters are more than the {most:,} there is room for. Shorten it"
    return ""


def number_trouble(value, least, most):
    if not isinstance(value, int):
        return f"{value!r} is no whole number. Enter it anew"
    if (least is not None and value < least) or (most is not None and value > most):
        return f"{value} is beyond {least} to {most}. Change it"
    return ""


def json_trouble(value):
    if NUL in (text := json.dumps(value, ensure_ascii=False)) or "\\u0000" in text:
        return "there is a zero byte in it, which PostgreSQL keeps in no text. Take it out"
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "there is half a character in it, which PostgreSQL keeps in no text. Take it out"
    return ""
