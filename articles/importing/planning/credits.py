"""Who made the story and its pictures: the byline, and the crew of the shoot."""

from django.utils.text import slugify

from articles.importing.reading.pieces import Byline, Credits
from articles.models import Contribution, Shoot
from people.dates import PartialDate
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Option
from .parties import Parties
from .plan import Left, Row, row

ROLES = set(Contribution.Role.values)
MOST_CREDITS = 200


def names_in(deciding: Deciding) -> list[str]:
    """Every name that the credits hold, to be looked up at once."""
    return [
        *(byline.name for byline in bylines(deciding)),
        *(line.name for credits in deciding.reading.all_of(Credits) for line in credits.lines),
    ]


def bylines(deciding: Deciding) -> list[Byline]:
    """Those that the file states, or else those of the text."""
    return list(deciding.given.bylines or deciding.reading.bylines)[:MOST_CREDITS]


def decide(deciding: Deciding, parties: Parties) -> tuple[list[Row], str]:
    """The contributions of the story, and the address of its shoot."""
    rows = []
    for byline in bylines(deciding):
        evidence = [deciding.evidence(byline.start, byline.end)] if byline.end else []
        kind = "company" if byline.kind == "organisation" else "person"
        role = byline.role if byline.role in ROLES else Contribution.Role.OTHER.value
        asked = byline.label or Contribution.Role(role).label
        if who := parties.party(byline.name, kind, one_line(asked), evidence):
            label = deciding.fit(byline.label, 100, "Label of a credit")
            rows.append(row("articles.contribution", **who, role=role, label=label))
    return numbered(deciding, rows, in_byline=True), decide_shoot(deciding, parties)


def numbered(deciding: Deciding, rows: list[Row], **fields) -> list[Row]:
    """Each once: one person has one part in a story once."""
    seen, kept = set(), []
    for each in rows:
        own = each["fields"]
        who = (own["role"], *own.get("person", ()), "·", *own.get("company", ()))
        if who in seen:
            deciding.left.append(Left("the same credit again", f"{own['role']}: {who[1]}"))
            continue
        seen.add(who)
        kept.append({**each, "fields": {**own, "position": len(kept), **fields}})
    return kept


def decide_shoot(deciding: Deciding, parties: Parties) -> str:
    """The shoot whose crew the text names: one that is there, or a new one."""
    found = [credits for credits in deciding.reading.all_of(Credits) if credits.lines]
    if not found:
        return ""
    evidence = [deciding.evidence(credits.start, credits.end) for credits in found]
    day = next((as_date(credits.date) for credits in found if as_date(credits.date)), "")
    place = next((credits.location for credits in found if credits.location), "")
    title = deciding.fit(
        f"{deciding.field('headline')[0] or deciding.incoming.name}: the shoot", 200, "Title of the shoot"
    )
    known = list(Shoot.objects.filter(date=day)[:20]) if day else []
    own = [shoot for shoot in known if place and shoot.location.casefold() == one_line(place).casefold()]
    options = [Option(shoot.slug, f"{shoot} ({shoot.date.words}, {shoot.location or 'no place'})") for shoot in known]
    if deciding.policy.may_add("shoot"):
        options.append(Option("new shoot", f"Make a new one: {title}"))
    options.append(Option(LEAVE, "None: the crew is not kept"))
    proposed = own[0].slug if len(own) == 1 else options[-2].value if len(options) > 1 and not known else LEAVE
    why = (
        "Its day and place are the same."
        if own
        else "The text names its crew." + (" There was a shoot on that day: is it this one?" if known else "")
    )
    key = deciding.key("shoot", *(line.name for credits in found for line in credits.lines))
    chosen = deciding.choose(
        key, "credits", "The shoot", options, proposed, why, evidence=evidence, asked=proposed == LEAVE
    )
    if chosen != "new shoot":
        there = {
            each.name for each in Contribution.objects.filter(shoot__slug=chosen).select_related("person", "company")
        }
        lines = [line for credits in found for line in credits.lines if not chosen or line.name not in there]
        if lines:
            crew = "; ".join(f"{line.label}: {line.name}" for line in lines)
            deciding.left.append(Left("crew of the shoot", crew, found[0].start, found[0].end, key))
        return chosen
    begun = slugify(title)[:80].strip("-") or key.replace(".", "-")
    taken = set(Shoot.objects.filter(slug__startswith=begun).values_list("slug", flat=True))
    slug = next(s for s in (begun, *(f"{begun}-{n}" for n in range(2, 10_000))) if s not in taken)
    location = deciding.fit(place, 200, "Place of the shoot")
    deciding.shelf.append(row("articles.shoot", title=title, slug=slug, date=day, location=location))
    deciding.shelf += crew_rows(deciding, parties, found, slug)
    return slug


def crew_rows(deciding: Deciding, parties: Parties, found: list[Credits], slug: str) -> list[Row]:
    rows = []
    for credits in found:
        for line in credits.lines[:MOST_CREDITS]:
            evidence = [deciding.evidence(credits.start, credits.end)]
            if who := parties.party(line.name, "person", one_line(line.label), evidence):
                role = line.role if line.role in ROLES else Contribution.Role.OTHER.value
                label = deciding.fit(line.label, 100, "Label of a credit")
                rows.append(row("articles.contribution", shoot=[slug], **who, role=role, label=label))
    return numbered(deciding, rows, in_byline=False)


def as_date(value: str) -> str:
    try:
        return str(PartialDate.parse(value))
    except ValueError:
        return ""
