"""What may be chosen to narrow a search down."""

from collections import Counter
from operator import attrgetter

from articles.models import Article

from .question import SHELF, STORIES
from .shelf import count_of


def choices(question, narrowing, sections, hits, names):
    """The filters with what they would leave: counts among the hits that were counted, where nothing else is chosen."""
    kinds, by_section, years = (Counter(map(attrgetter(name), hits)) for name in ("kind", "section_id", "year"))
    more = "+" if hits.more else ""

    def label(name, count):
        return f"{name} ({count:,}{more})" if count else name

    groups = [
        (group, f"{SHELF[group]} ({count_of(found)})" if found else SHELF[group]) for group, found in names.items()
    ]
    missing = [(group, name) for group, name in SHELF.items() if group not in names]
    story_kinds = [(value, label(name, 0 if question.kind else kinds[value])) for value, name in Article.Kind.choices]
    section_counts = {
        each.pk: sum(by_section[inner.pk] for inner in sections if each.pk in (inner.pk, inner.parent_id))
        for each in sections
    }
    return {
        "kinds": [
            (STORIES, f"All stories ({hits.total})" if hits and not question.kind else "All stories"),
            *story_kinds,
        ],
        "groups_offered": sorted([*groups, *missing], key=lambda pair: list(SHELF).index(pair[0])),
        "sections": [
            (each.path, label(str(each), 0 if question.section else section_counts[each.pk])) for each in sections
        ],
        "years": (
            [(question.year, question.year)] * bool(hits)
            if question.year
            else [(f"{year:04}", label(f"{year:04}", count)) for year, count in sorted(years.items(), reverse=True)]
        ),
    }
