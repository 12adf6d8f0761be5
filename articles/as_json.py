"""What is told as JSON of stories, films, people and editions. magazine/json.md says what each name means.

The same that their pages show, in the same words: what a page does not know is left out, and
no number of our database stands in it. ``absolute`` is ``request.build_absolute_uri``.
"""

from people.honours import by_edition, counts_of
from people.seasons import slug_of

from . import leaving_out
from .full_text import full_text
from .json_facts import (
    credit_facts,
    filled,
    link,
    moment,
    neighbour,
    nomination_as_json,
    release_as_json,
    season,
    tally_as_json,
)
from .models import Subject
from .picture_facts import facts_of
from .pictures.standing import opening


def credit(each, role, absolute):
    return {"role": role, **link(each.party, absolute, each.name)}


def pictures_as_json(pictures, absolute, opener=None):
    """Each once, in the order of the page; without those that have no file yet."""
    told = (facts_of(shown, absolute, is_opening=shown == opener) for shown in pictures)
    return list({facts["url"]: facts for facts in told if facts}.values())


def teasers(stories, absolute):
    return list(leaving_out.each(stories, lambda story: teaser(story, absolute), "JSON"))


def teaser(article, absolute):
    return filled(
        headline=article.title,
        url=absolute(article.get_absolute_url()),
        dek=article.dek,
        published=moment(article.published_at),
        first_published=str(article.first_published),
    )


# A story


def of_story(article, blocks, pictures, byline, end_credits, absolute):
    return {
        "type": "story",
        "kind": article.kind,
        "headline": article.title,
        "published": moment(article.published_at),
        **filled(
            kicker=article.kicker,
            dek=article.dek,
            updated=moment(article.updated_at),
            first_published=str(article.first_published),
            provenance=article.provenance,
            section=article.section and link(article.section, absolute),
            issue=article.issue and link(article.issue, absolute, article.issue.label),
            byline=[credit(each, each.wording, absolute) for each in byline],
            credits=[credit(each, each.wording, absolute) for each in end_credits],
            rating=rating(article),
            verdict=article.verdict,
            content_html=full_text(article, blocks, end_credits, absolute),
            pictures=pictures_as_json(pictures, absolute, opening(article)),
            topics=[link(tag, absolute, tag.name) for tag in article.tags.all()],
            people=subjects(article, "person", absolute),
            films=subjects(article, "film", absolute),
            notes=[
                {"kind": note.kind, "date": note.date.isoformat(), "text": note.text}
                for note in article.corrections.all()
            ],
        ),
    }


def rating(article):
    if article.rating is None:
        return None
    return {"value": float(article.rating), "out_of": article.rating_scale}


def subjects(article, kind, absolute):
    return [
        {**link(row, absolute), "about": subject.prominence == Subject.Prominence.ABOUT}
        for subject in article.subjects.all()
        if (row := getattr(subject, kind))
    ]


# The shelf


def of_film(film, releases, nominations, tallies, claims, neighbours, pictures, stories, absolute):
    return {
        "type": "film",
        "kind": film.kind,
        "title": film.title,
        **filled(
            year=film.year,
            other_titles=film.other_name_list,
            countries=film.countries,
            genre=film.genre,
            minutes=film.runtime,
            tagline=film.tagline,
            synopsis=film.synopsis,
            credits=[
                {**credit(each, job.label, absolute), **credit_facts(each)}
                for job, credits in film.credits_by_job()
                for each in credits
            ],
            releases=[release_as_json(release, absolute) for release in releases],
            nominations=[
                {"edition": link(each.edition, absolute), **nomination_as_json(each, absolute, films=False)}
                for each in nominations
            ],
            **what_sources_say(nominations, tallies, claims, absolute),
            same_director=[neighbour(each, absolute) for each in neighbours["directed"]],
            same_editions=[neighbour(each, absolute) for each in neighbours["in_season"]],
            seasons=[season(*each, absolute) for each in neighbours["seasons"]],
            pictures=pictures_as_json(pictures, absolute),
            stories=teasers(stories.stories, absolute),
            all_stories=all_stories(stories, absolute=absolute),
        ),
    }


def of_person(person, credits, nominations, tallies, claims, edition_roles, worked_with, pictures, stories, absolute):
    return {
        "type": "person",
        "name": person.name,
        **filled(
            other_names=person.other_name_list,
            born=str(person.born),
            died=str(person.died),
            bio=person.bio,
            credits=[
                {
                    "film": {**link(each.film, absolute, each.film.title), **filled(year=each.film.year)},
                    "role": each.get_job_display(),
                    **credit_facts(each),
                }
                for each in credits
            ],
            nominations=[
                {"edition": link(each.edition, absolute), **nomination_as_json(each, absolute, nominees=False)}
                for each in nominations
            ],
            parts=[
                filled(role=each.get_role_display(), edition=link(each.edition, absolute), note=each.note)
                for each in edition_roles
            ],
            **what_sources_say(nominations, tallies, claims, absolute),
            worked_with=[neighbour(each, absolute) for each in worked_with],
            pictures=pictures_as_json(pictures, absolute),
            stories=teasers(stories["about"].stories, absolute),
            worked_on=teasers(stories["worked_on"].stories, absolute),
            all_stories=all_stories(*stories.values(), absolute=absolute),
        ),
    }


def of_edition(edition, nominations, tallies, premieres, earlier, later, absolute):
    return {
        "type": "edition",
        "name": edition.name,
        "programme": link(edition.programme, absolute),
        **filled(
            starts=str(edition.starts),
            ends=str(edition.ends),
            dates_are=edition.standing if edition.starts else "",
            venue=edition.venue,
            city=edition.city,
            honours=edition.honours_year,
            category_count=edition.category_count,
            note=edition.note,
            source=edition.source.publisher if edition.source else "",
            people=[
                {"role": each.get_role_display(), **link(each.person, absolute), **filled(note=each.note)}
                for each in edition.roles.all()
            ],
            broadcasts=[
                {
                    "kind": each.kind,
                    **link(each.company, absolute),
                    **filled(territory=each.territory, note=each.note),
                }
                for each in edition.broadcasts.all()
            ],
            nominations=[nomination_as_json(each, absolute) for each in nominations],
            tallies=[
                tally_as_json(tally, why, absolute, of_edition=True)
                for _, honours in counts_of(edition, nominations, tallies)
                for tally, why in honours.explained
            ],
            premieres=[{"film": link(each.film, absolute), "date": str(each.date)} for each in premieres],
            season=edition.season and season(edition.season, slug_of(edition.season), absolute),
            earlier=earlier and link(earlier, absolute),
            later=later and link(later, absolute),
        ),
    }


def all_stories(*bands, absolute):
    """Where all stories are, if the page does not show them all."""
    more = [band.all for band in bands if band.all]
    return absolute(more[0]) if more else ""


def what_sources_say(nominations, tallies, claims, absolute):
    return {
        "tallies": [
            tally_as_json(tally, why, absolute)
            for honours in by_edition(nominations, tallies)
            for tally, why in honours.explained
        ],
        "claims": [
            {
                "topic": each.topic,
                "text": each.text,
                **filled(amount=each.amount and str(each.amount), currency=each.currency),
                "source": each.source.publisher,
                **filled(as_of=str(each.as_of or each.source.date)),
            }
            for each in claims
        ],
    }
