"""What a story shows of the reference shelf: a query and a name each."""

from django import template

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
