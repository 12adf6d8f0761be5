"""The pieces of what is told as JSON: see as_json.py, which puts them together."""

from django.urls import reverse
from django.utils import timezone

from people.sourcing import source_of


def filled(**facts):
    """Those of which something is known."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], {})}


def moment(at):
    return timezone.localtime(at).isoformat() if at else ""


def link(row, absolute, name=None):
    return {"name": name or str(row), "url": absolute(row.get_absolute_url())}


def credit_facts(each):
    return filled(character=each.character, detail=each.detail, source=each.source and each.source.publisher)


def nomination_as_json(nomination, absolute, films=True, nominees=True):
    """A prize and who was put forward; of one of them, without that one and without what only the edition tells."""
    whole = films and nominees
    return {
        "category": nomination.wording,
        "result": nomination.result,
        **filled(
            nominees=[link(each.party, absolute, each.name) for each in nomination.nominees.all()] if nominees else [],
            films=[link(film, absolute, str(film) if whole else film.title) for film in nomination.films.all()]
            if films
            else [],
            detail=nomination.detail,
            announced=str(nomination.announced) if whole else "",
            note=nomination.note if whole else "",
            source=(source := source_of(nomination)) and source.publisher,
        ),
    }


def release_as_json(release, absolute):
    return {
        "kind": release.kind,
        **filled(
            date=str(release.date),
            territory=release.territory,
            company=release.company and link(release.company, absolute),
            edition=release.edition and link(release.edition, absolute),
            terms=release.terms,
            url=release.url if release.terms else "",
            checked=str(release.checked_on),
            source=release.source.publisher if release.source else "",
        ),
    }


def neighbour(near, absolute):
    return {**link(near.row, absolute), "reason": near.reason}


def season(name, slug, absolute):
    return {"name": name, "url": absolute(reverse("season", args=[slug]))}


def tally_as_json(tally, explained, absolute, of_edition=False):
    """A count as its source gives it. Nought is a number and stands; what the source does not say is left out."""
    whose = tally.film or tally.person
    counted = {"nominations": tally.nominations, "wins": tally.wins}
    return {
        **filled(
            of=link(whose, absolute) if of_edition else None,
            edition=link(tally.edition, absolute) if tally.edition and not of_edition else None,
            scope=tally.scope,
        ),
        **{name: count for name, count in counted.items() if count is not None},
        "source": tally.source.publisher,
        **filled(explained=explained, as_of=str(tally.as_of)),
    }
