"""A film or a series: who made it, who plays whom, how it reached its audience, and what it won."""

from people.models import Credit, Film, Nomination

from .parties import maker, type_of
from .pictures import images
from .script import dated, known

Job = Credit.Job
# What schema.org calls each job; whatever it has no word for is a contribution.
PROPERTIES = {
    Job.DIRECTOR: "director",
    Job.CREATOR: "creator",
    Job.WRITER: "author",
    Job.PRODUCER: "producer",
    Job.EDITOR: "editor",
    Job.COMPOSER: "musicBy",
    Job.ACTOR: "actor",
    Job.PRODUCTION_COMPANY: "productionCompany",
    Job.DISTRIBUTOR: "publisher",
    Job.BROADCASTER: "provider",
}
ONLY_PEOPLE = (Job.DIRECTOR, Job.EDITOR, Job.COMPOSER, Job.ACTOR)
ONLY_COMPANIES = (Job.PRODUCTION_COMPANY,)


def of_film(film, releases, nominations, pictures, absolute):
    """A film with all that its page says of it."""
    is_series = film.kind == Film.Kind.SERIES
    address = absolute(film.get_absolute_url())
    return {
        "@type": type_of(film),
        "name": film.title,
        "url": address,
        "mainEntityOfPage": address,
        **known(
            alternateName=film.other_name_list,
            description=film.synopsis,
            datePublished=film.year and str(film.year),
            countryOfOrigin=[{"@type": "Country", "name": name} for name in film.countries.split(", ") if name],
            genre=film.genre,
            duration=f"PT{film.runtime}M" if film.runtime and not is_series else "",
            award=awards(nominations),
            releasedEvent=[release_event(each, absolute) for each in releases if dated(each.date) and not each.terms],
        ),
        **credits_of(film, absolute),
        **images(pictures, absolute),
    }


def credits_of(film, absolute):
    """Whoever is credited, by schema.org's word for what they did."""
    found = {}
    for _, credits in film.credits_by_job():
        for credit in credits:
            found.setdefault(property_of(credit), []).append(credited(credit, absolute))
    return known(**found)


def property_of(credit):
    """Some things, in schema.org's words, only a person does, and one only a company."""
    if credit.job in (ONLY_COMPANIES if credit.person_id else ONLY_PEOPLE):
        return "contributor"
    return PROPERTIES.get(credit.job, "contributor")


def credited(credit, absolute):
    """Somebody; an actor in the part that they play, where a source names it."""
    party = maker(credit, absolute)
    if not credit.character:
        return party
    return {"@type": "PerformanceRole", "actor": party, "characterName": credit.character}


def release_event(release, absolute):
    """A film reaching an audience, on the day, in the month or the year that the source gives."""
    return {
        "@type": "PublicationEvent",
        "name": release.get_kind_display(),
        "startDate": release.date.machine,
        **known(
            location=release.territory and {"@type": "Place", "name": release.territory},
            organizer=release.company
            and {
                "@type": "Organization",
                "name": release.company.name,
                "url": absolute(release.company.get_absolute_url()),
            },
        ),
    }


def awards(nominations):
    """What was won, in the words of the table of awards; what was not won is no award."""
    won = (each for each in nominations if each.result == Nomination.Result.WINNER)
    return [f"{each.wording}, {each.edition.name}" for each in won]
