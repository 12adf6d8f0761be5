"""What stands round a story: its topics, the headlines that stood beside it, the source that it is."""

from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.importing.reading.pieces import RelatedHeadline as Beside
from articles.importing.set_apart import listed_beside
from articles.models import Tag
from articles.models.tag import MAX_TAGS, normalise, on_the_shelf
from people.models import FormerAddress, Source
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Option
from .pictures import is_web_address
from .plan import Left, Row, row


def decide_topics(deciding: Deciding) -> list[Row]:
    """Topics that the file gives, under the names that the magazine has for them."""
    given = ", ".join(name for tag in deciding.given.tags if (name := normalise(tag).replace(",", " ")))
    why = "Its file gives them." if given else "The source gives none."
    said = deciding.write("topics", "story", "Topics, separated by commas", given[:2000], why, most=2000)
    names = {name.casefold(): name for part in reversed(said.split(",")) if (name := normalise(part))}
    names = dict(reversed(names.items()))
    fitting = [name for name in names.values() if max(len(name), len(name.casefold())) <= 100 and slugify(name)]
    if fitting and (taken := on_the_shelf(fitting)):
        deciding.warnings.append(f"On the shelf, and so no topics: {', '.join(taken)}.")
        fitting = [name for name in fitting if name not in taken]
    kept = fitting[:MAX_TAGS]
    for name in names.values():
        if name not in kept:
            deciding.left.append(Left("topic", name))
    slugs = [topic(deciding, name) for name in kept]
    return [row("articles.taggedarticle", tag=[slug]) for slug in dict.fromkeys(slugs)]


def topic(deciding: Deciding, name: str) -> str:
    """The address of a topic: the magazine's own, the one that it was merged into, or a new one's."""
    if own := Tag.objects.filter(key=name.casefold()).first():
        return own.slug
    new = Tag(name=name, key=name.casefold())
    begun = new.slugify(name)
    merged = FormerAddress.objects.of_model(Tag).filter(slug=begun, former_id__isnull=False)
    if heir := Tag.objects.filter(pk__in=merged.values("object_id")).first():
        return heir.slug
    new_slugs = {each["fields"]["slug"] for each in deciding.shelf if each["model"] == "articles.tag"}
    slug = new.free_slug()
    number = 2
    while slug in new_slugs:
        slug, number = f"{begun}-{number}", number + 1
    deciding.shelf.append(row("articles.tag", name=name, slug=slug, key=name.casefold()))
    return slug


def decide_headlines(deciding: Deciding) -> list[Row]:
    """The headlines that stood beside the text, or were set aside with its page: kept, linked to nobody."""
    found = [*deciding.reading.all_of(Beside), *(Beside(0, 0, words) for words in listed_beside(deciding.incoming))]
    once = {one_line(each.text).casefold(): each for each in reversed(found) if one_line(each.text)}
    found = list(once.values())[::-1]
    if not found:
        return []
    evidence = [deciding.evidence(each.start, each.end, each.text[:300]) for each in found[:50]]
    options = [Option("keep", f"Keep {len(found)} for the record"), Option(LEAVE, "Leave them out")]
    chosen = deciding.choose(
        "related-headlines",
        "story",
        "Headlines beside the source",
        options,
        "keep",
        "Readers never see them; they name nobody to the shelf.",
        evidence=evidence,
    )
    if not chosen:
        deciding.left += [Left("headline beside the source", each.text, each.start, each.end) for each in found]
        return []
    return [
        row(
            "articles.relatedheadline",
            position=position,
            headline=deciding.fit(each.text, 300, "A headline beside the source"),
            label=deciding.fit(each.label, 100, "A label beside the source"),
            sponsored=bool(each.label) or None,
            url=each.address if is_web_address(each.address) and len(each.address) <= 500 else "",
        )
        for position, each in enumerate(found, start=1)
    ]


def decide_source(deciding: Deciding, title: str, date: str) -> str:
    """The row of the shelf that stands for this text, on which facts of it rest."""
    address = deciding.given.source_url if is_web_address(deciding.given.source_url) else ""
    address = address if len(address) <= 500 else ""
    known = list(Source.objects.filter(url=address)[:5]) if address else []
    options = [Option(source.slug, str(source), "It has the same address.") for source in known]
    may_make = deciding.policy.may_add("source")
    if may_make and not known:
        options.append(Option("new source", "Make it a source of the shelf"))
    options.append(NONE)
    proposed = options[0].value if known else "new source" if may_make and address else LEAVE
    why = "The shelf has it." if known else "It has an address of its own." if address else "It has no address."
    chosen = deciding.choose("source", "facts", "The source, for the shelf", options, proposed, why)
    if chosen != "new source":
        return chosen
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    publisher = deciding.write(
        "publisher",
        "facts",
        "Who published it",
        host,
        "Its address says so." if host else "Write a name.",
        most=200,
        asked=not host,
    )
    if not publisher:
        deciding.warnings.append("A source needs a publisher: without one it is not made, and no fact rests on it.")
        return ""
    begun = slugify(f"{publisher} {title or deciding.incoming.name}")[:80].strip("-") or "source"
    taken = set(Source.objects.filter(slug__startswith=begun).values_list("slug", flat=True))
    slug = next(s for s in (begun, *(f"{begun}-{n}" for n in range(2, 10_000))) if s not in taken)
    named = one_line(title or deciding.incoming.name)[:300]
    deciding.shelf.append(row("people.source", slug=slug, publisher=publisher, title=named, date=date, url=address))
    return slug


NONE = Option(LEAVE, "None")
