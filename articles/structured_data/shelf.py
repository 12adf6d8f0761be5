"""People, companies, awards and their editions."""

from people.models import Programme

from .films import awards
from .lists import item_list
from .parties import film_named, named
from .pictures import images
from .script import dated, known


def of_person(person, nominations, pictures, absolute):
    """A page about somebody, and who they are."""
    address = absolute(person.get_absolute_url())
    whole = {
        **named(person, absolute),
        **known(
            alternateName=person.other_name_list,
            birthDate=dated(person.born),
            deathDate=dated(person.died),
            description=person.bio,
            award=awards(nominations),
        ),
        **images(pictures, absolute),
    }
    return {"@type": "ProfilePage", "name": person.name, "url": address, "mainEntity": whole}


def of_company(company, pictures, absolute):
    return {
        **named(company, absolute),
        **known(alternateName=company.other_name_list, sameAs=company.url),
        **images(pictures, absolute),
    }


def of_programme(programme, editions, absolute):
    """An award or a festival that comes back; a yearly list is no event."""
    told = {
        "name": programme.name,
        "url": absolute(programme.get_absolute_url()),
        **known(alternateName=programme.other_name_list, description=programme.description),
    }
    if programme.kind == Programme.Kind.LIST:
        entries = [(edition.name, edition.get_absolute_url()) for edition in editions]
        return {"@type": "CollectionPage", **told, **known(mainEntity=item_list(entries, absolute))}
    return {
        "@type": "EventSeries",
        **told,
        **known(
            organizer=programme.organiser and named(programme.organiser, absolute),
            subEvent=[event(edition, absolute) for edition in editions],
        ),
    }


def event(edition, absolute):
    """One edition by its name and its first day, as lists give it."""
    address = absolute(edition.get_absolute_url())
    return {"@type": "Event", "name": edition.name, "url": address, **known(startDate=dated(edition.starts))}


def of_edition(edition, nominations, absolute):
    """One year of an award or a festival: when, where, and given by whom."""
    programme = edition.programme
    organiser = programme.organiser and named(programme.organiser, absolute)
    if programme.kind == Programme.Kind.LIST:
        return yearly_list(edition, nominations, absolute)
    return {
        **event(edition, absolute),
        **known(
            endDate=dated(edition.ends),
            location=place(edition),
            organizer=organiser,
            description=edition.note,
            superEvent={
                "@type": "EventSeries",
                "name": programme.name,
                "url": absolute(programme.get_absolute_url()),
            },
        ),
    }


def place(edition):
    """The house and the town, as far as a source names them."""
    if not edition.venue and not edition.city:
        return None
    return {"@type": "Place", "name": edition.venue or edition.city, **known(address=edition.city)}


def yearly_list(edition, nominations, absolute):
    """The films of a list, which has no order of merit."""
    films = [film for nomination in nominations for film in nomination.films.all()]
    return {
        "@type": "ItemList",
        "name": edition.name,
        "url": absolute(edition.get_absolute_url()),
        "itemListOrder": "https://schema.org/ItemListUnordered",
        **known(
            description=edition.note,
            itemListElement=[{"@type": "ListItem", "item": film_named(film, absolute)} for film in films],
        ),
    }
