"""Figures and videos of the text: found in the library, or an empty place that keeps what the source says."""

from collections import defaultdict
from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.importing.reading.pieces import Figure, Gallery
from articles.importing.reading.pieces import Video as VideoPiece
from articles.importing.set_apart import lead_picture
from articles.models import Gallery as GalleryRow
from articles.models import Photo, Video
from articles.models.block import Block
from people.text import one_line, printable

from .deciding import Deciding
from .decisions import LEAVE, Option
from .plan import Left, PlannedBlock, Row, row

WANTED = "wanted"
LONGEST_ALT = 250
MOST_CANDIDATES = 8


def without_query(address: str) -> str:
    return address.partition("?")[0].partition("#")[0]


class Pictures:
    """The library as far as a text asks for it: two queries, however many figures there are."""

    def __init__(self, deciding: Deciding):
        self.deciding = deciding
        figures = [*deciding.reading.figures, *(f for g in deciding.reading.all_of(Gallery) for f in g.figures)]
        if lead := lead_picture(deciding.reading, deciding.given):
            figures.append(lead)
        self.by_address, self.by_words = defaultdict(list), defaultdict(list)
        self.look_up(figures)
        videos = [piece.address for piece in deciding.reading.all_of(VideoPiece) if piece.address]
        self.videos = {video.url: video for video in Video.objects.filter(url__in=videos)} if videos else {}
        self.new_videos: set[str] = set()
        self.new_galleries: set[str] = set()

    def look_up(self, figures: list[Figure]) -> None:
        addresses = {each for figure in figures for each in (figure.address, without_query(figure.address)) if each}
        said = {printable(each).strip() for figure in figures for each in (figure.caption, figure.alt) if each.strip()}
        found = Photo.objects.filter(source_url__in=addresses) if addresses else Photo.objects.none()
        for photo in found:
            self.by_address[photo.source_url].append(photo)
            if without_query(photo.source_url) != photo.source_url:
                self.by_address[without_query(photo.source_url)].append(photo)
        for name in ("caption", "alt", "title") if said else ():
            for photo in Photo.objects.filter(**{f"{name}__in": said}):
                words = getattr(photo, name)
                if photo not in self.by_words[words]:
                    self.by_words[words].append(photo)

    def blocks(self, piece: Figure | Gallery | VideoPiece) -> list[PlannedBlock]:
        if isinstance(piece, Gallery):
            return self.gallery(piece)
        return self.video(piece) if isinstance(piece, VideoPiece) else self.figure(piece)

    # Galleries

    def gallery(self, piece: Gallery) -> list[PlannedBlock]:
        """One gallery where the library has every picture; else a place for each, to be found one by one."""
        found = [block for figure in piece.figures for block in self.figure(figure, "Part of a gallery. ")]
        photos = [block.values["photo"][0] for block in found if block.values.get("photo")]
        if not self.deciding.policy.may_add("gallery") or len(photos) < 2 or len(set(photos)) < len(piece.figures):
            return found
        key = self.deciding.key("gallery", *photos)
        options = [Option("gallery", f"One gallery of {len(photos)}"), Option("figures", "Each picture by itself")]
        chosen = self.deciding.choose(
            key,
            "pictures",
            f"{len(photos)} pictures in a row",
            options,
            "gallery",
            "The source printed them as one, and the library has them all.",
            evidence=[self.deciding.evidence(piece.start, piece.end)],
        )
        return [self.one_gallery(piece, key, found)] if chosen == "gallery" else found

    def one_gallery(self, piece: Gallery, key: str, found: list[PlannedBlock]) -> PlannedBlock:
        deciding = self.deciding
        title = deciding.fit(deciding.field("headline")[0] or "Gallery", 200, "Title of a gallery")
        slug = free_slug(GalleryRow, title, self.new_galleries)
        deciding.shelf.append(row("articles.gallery", title=title, slug=slug))
        for position, block in enumerate(found, 1):
            said = {name: block.values.get(name) for name in ("photo", "caption", "alt")}
            deciding.shelf.append(row("articles.galleryitem", gallery=[slug], **said, position=position))
        return PlannedBlock(key, piece.start, piece.end, {"kind": "gallery", "gallery": [slug]})

    # Figures

    def lead(self, piece: Figure) -> list[PlannedBlock]:
        """The picture that the file names as the story's own: above the text, since whether it leads is the desk's."""
        return self.figure(piece, "Its file names it as the story's own picture. ")

    def figure(self, piece: Figure, note: str = "") -> list[PlannedBlock]:
        deciding, words = self.deciding, printable(piece.caption or piece.alt).strip()
        key = deciding.key("figure", piece.address, piece.caption, piece.alt, piece.credit)
        candidates, proposed, why = self.candidates(piece)
        options = [
            *(
                Option(f"photo.{p.slug}", f"{p.title} ({p.credit_line or 'no credit'})", because)
                for p, because in candidates
            ),
            Option(WANTED, "An empty place that keeps caption, credit and address"),
            Option(LEAVE, "Leave it out"),
        ]
        chosen = deciding.choose(
            key,
            "pictures",
            one_line(words)[:90] or one_line(piece.address)[:90] or "A picture without words",
            options,
            proposed,
            note + why,
            evidence=[deciding.evidence(piece.start, piece.end)],
            asked=bool(candidates) and proposed == WANTED,
        )
        if chosen == LEAVE:
            said = " · ".join(filter(None, [words, piece.credit, piece.address]))
            deciding.left.append(Left("picture", said, piece.start, piece.end, key))
            return []
        photo = next((photo for photo, _ in candidates if chosen == f"photo.{photo.slug}"), None)
        return [PlannedBlock(key, piece.start, piece.end, self.figure_values(piece, words, photo))]

    def candidates(self, piece: Figure) -> tuple[list, str, str]:
        """Pictures of the library that it may be, each with what speaks for it."""
        by_address = self.by_address.get(piece.address) or self.by_address.get(without_query(piece.address), [])
        found = dict.fromkeys(by_address, "It was found at the same address.")
        for words in filter(None, (printable(piece.caption).strip(), printable(piece.alt).strip())):
            for photo in self.by_words.get(words, []):
                found.setdefault(photo, "Its words are the same.")
        candidates = list(found.items())[:MOST_CANDIDATES]
        if len(by_address) == 1 or (len(candidates) == 1 and not piece.address and agrees(candidates[0][0], piece)):
            return candidates, f"photo.{candidates[0][0].slug}", candidates[0][1]
        if candidates:
            return candidates, WANTED, "One of these it may be. Look which."
        return candidates, WANTED, "The library does not have it."

    def figure_values(self, piece: Figure, words: str, photo: Photo | None) -> Row:
        deciding = self.deciding
        alt = one_line(piece.alt) if piece.caption else ""
        values = {
            "kind": "figure",
            "caption": words if photo is None or words not in (photo.caption, photo.alt, photo.title) else "",
            "alt": alt if len(alt) <= LONGEST_ALT and (photo is None or alt != photo.alt) else "",
        }
        if photo is None:
            return {**values, **wanted(deciding, piece)}
        if piece.credit and one_line(piece.credit).casefold() != photo.credit_line.casefold():
            deciding.warnings.append(
                f"“{photo.title}”: the source credits “{one_line(piece.credit)}”, the library “{photo.credit_line}”."
            )
        return {**values, "photo": [photo.slug]}

    # Videos

    def video(self, piece: VideoPiece) -> list[PlannedBlock]:
        deciding, words = self.deciding, printable(piece.caption).strip()
        key = deciding.key("video", piece.address, piece.caption)
        known = self.videos.get(piece.address)
        may_make = is_web_address(piece.address) and len(piece.address) <= 500 and deciding.policy.may_add("video")
        options = [
            *([Option("known", str(known), "It has the same address.")] if known else []),
            *([Option("new", "Make it one of the magazine's videos")] if may_make and not known else []),
            Option(WANTED, "An empty place that keeps caption and address"),
            Option(LEAVE, "Leave it out"),
        ]
        proposed = options[0].value
        why = {"known": "The magazine has it.", "new": "The source gives its address."}.get(
            proposed, "The magazine does not have it."
        )
        chosen = deciding.choose(
            key,
            "pictures",
            f"Video: {one_line(words)[:80] or one_line(piece.address)[:80] or 'without words'}",
            options,
            proposed,
            why,
            evidence=[deciding.evidence(piece.start, piece.end)],
        )
        if chosen == LEAVE:
            said = " · ".join(filter(None, [words, piece.credit, piece.address]))
            deciding.left.append(Left("video", said, piece.start, piece.end, key))
            return []
        values: Row = {"kind": "video", "caption": words}
        if chosen == "known":
            values["video"] = [known.slug]
        elif chosen == "new":
            values["video"] = [self.make_video(piece, words)]
        else:
            values |= wanted(deciding, piece)
        return [PlannedBlock(key, piece.start, piece.end, values)]

    def make_video(self, piece: VideoPiece, words: str) -> str:
        title = self.deciding.fit(words or self.deciding.field("headline")[0] or "Video", 200, "Title of a video")
        slug = free_slug(Video, title, self.new_videos)
        kind = Video.Kind.TRAILER if "trailer" in words.casefold() else Video.Kind.CLIP
        self.deciding.shelf.append(row("articles.video", title=title, slug=slug, kind=kind.value, url=piece.address))
        return slug


def free_slug(model, title: str, new: set[str]) -> str:
    """An address for a new row that no other has; ``new`` are those of this plan."""
    begun = slugify(title)[:80].strip("-") or model._meta.model_name
    taken = {*model.objects.filter(slug__startswith=begun).values_list("slug", flat=True), *new}
    slug = next(s for s in (begun, *(f"{begun}-{n}" for n in range(2, 10_000))) if s not in taken)
    new.add(slug)
    return slug


def agrees(photo: Photo, piece: Figure) -> bool:
    """Whether nothing that the source says of the credit speaks against a picture of the same words."""
    return not piece.credit or one_line(piece.credit).casefold() == photo.credit_line.casefold()


def is_web_address(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https") and bool(urlsplit(address).netloc)
    except ValueError:
        return False


def wanted(deciding: Deciding, piece: Figure | VideoPiece) -> Row:
    """What the source says of a picture that is still to be found."""
    address = printable(piece.address).strip()
    if len(address) > Block._meta.get_field("wanted_url").max_length:
        deciding.warnings.append(f"The address of a picture has {len(address):,} characters: it is not kept.")
        address = ""
    most = Block._meta.get_field("wanted_credit").max_length
    return {"wanted_credit": deciding.fit(piece.credit, most, "Credit of a picture"), "wanted_url": address}
