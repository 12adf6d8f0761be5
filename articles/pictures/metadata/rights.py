"""The rights of a picture, as they travel inside its file."""

from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Rights:
    """Who made a picture, whose it is, on what terms, and what it shows."""

    creators: tuple[str, ...] = ()
    credit_line: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    licence_url: str = ""
    acquire_url: str = ""
    source: str = ""
    title: str = ""
    caption: str = ""
    alt: str = ""
    digital_source_type: str = ""
    people: tuple[str, ...] = ()
    created: str = ""

    @classmethod
    def of(cls, photo):
        """The rights as the desk holds them today. Two queries, unless prefetched."""
        return cls(
            creators=tuple(creator.name for creator in photo.creators.all()),
            credit_line=photo.credit_line,
            copyright_notice=photo.copyright_notice,
            usage_terms=photo.usage_terms,
            licence_url=photo.licence_url,
            acquire_url=photo.acquire_url,
            source=photo.source,
            title=photo.title,
            caption=photo.caption,
            alt=photo.alt,
            digital_source_type=photo.digital_source_type,
            people=tuple(person.name for person in photo.people.all()),
            created=photo.created,
        )

    def __bool__(self) -> bool:
        return any(astuple(self))
