"""What a story shows of the reference shelf: a query and a name each."""

from django import template

from people.text import typographic

register = template.Library()


@register.inclusion_tag("people/_film_facts.html")
def film_facts(film):
    """A film's facts in brief, with its credits in the order of a credit roll."""
    return {"film": film, "jobs": film.credits_by_job(film.credits.select_related("person", "company"))}


@register.filter
def money(amount, currency):
    """An amount as a reader says it: $6 million, $56.5 million, €750,000."""
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, f"{currency} ")
    if amount >= 1_000_000:
        return f"{sign}{amount / 1_000_000:.1f}".removesuffix(".0") + " million"
    return f"{sign}{amount:,.0f}"


register.filter("typographic", typographic, is_safe=True)


LAURELS = 8


@register.simple_tag
def laurels(awards):
    """The honours that earn a laurel, wins first, as many as the head of a page has room for; ``more`` are left."""
    earned = sorted(
        (each for each in awards if each.edition and each.laurel), key=lambda each: not each.win_figure.least
    )
    return {"shown": earned[:LAURELS], "more": max(0, len(earned) - LAURELS)}


@register.inclusion_tag("people/_cite.html")
def cite(sources, fact):
    """The number of a fact's source, where a page has several."""
    return {"number": sources.number_of(fact) if sources else None}
