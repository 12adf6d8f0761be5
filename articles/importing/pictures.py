"""The picture desk's shelf: read for drawing, and turned into fixtures."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from articles.pictures.metadata import Rights
from articles.title_cards import Card

SHELF = Path("shelf", "pictures.toml")
PICTURES = Path("pictures")

# What stands in the foot of a card that takes no other picture's place.
OWN_FOOT = "Title card, not the poster"


@dataclass(frozen=True)
class Shelf:
    """The whole file: rights common to all, shoots, videos, pictures."""

    rights: dict[str, str]
    shoots: list[dict]
    videos: list[dict]
    pictures: list[dict]


def read_shelf(folder: Path) -> Shelf:
    """Read the shelf in a fixtures folder."""
    return Shelf(**tomllib.loads((folder / SHELF).read_text(encoding="utf-8")))


def card(picture: dict) -> Card:
    """What is to be drawn for a picture of the shelf."""
    drawing = picture["drawing"]
    return Card(
        slug=picture["slug"],
        motif=drawing["motif"],
        size=tuple(drawing["size"]),
        accent=drawing["accent"],
        words=tuple(drawing.get("words", ())),
        foot=OWN_FOOT if "poster_of" in picture else picture["credit_line"],
    )


def rights(shelf: Shelf, picture: dict) -> Rights:
    """The rights as they are written into the drawn file. Nobody is shown in a drawing of ours."""
    return Rights(
        creators=("Matinee",),
        credit_line=picture["credit_line"],
        copyright_notice=shelf.rights["copyright_notice"],
        usage_terms=shelf.rights["usage_terms"],
        licence_url=shelf.rights["licence_url"],
        title=picture["title"],
        caption=picture["caption"],
        alt=picture["alt"],
        digital_source_type=shelf.rights["digital_source_type"],
    )


def picture_fixtures(folder: Path) -> dict[str, list[dict]]:
    """``pictures.json`` of a fixtures folder: shoots, pictures, their creators, videos."""
    shelf = read_shelf(folder)
    pictures = sorted(shelf.pictures, key=lambda picture: picture["slug"])
    objects = [
        *(row("articles.shoot", shoot_fields(shoot)) for shoot in shelf.shoots),
        *(row("articles.photo", photo_fields(shelf, picture, folder)) for picture in pictures),
        *(row("articles.photocreator", creator_fields(shelf, picture)) for picture in pictures),
        *(
            row("articles.video", video_fields(video))
            for video in sorted(shelf.videos, key=lambda video: video["slug"])
        ),
    ]
    return {"pictures.json": objects}


def row(model: str, fields: dict) -> dict:
    """One object as Django's serializers write it with natural keys."""
    return {"model": model, "fields": fields}


def key(slug: str | None) -> list[str] | None:
    return [slug] if slug else None


def shoot_fields(shoot: dict) -> dict:
    return {name: shoot[name] for name in ("title", "slug", "date", "location")}


def photo_fields(shelf: Shelf, picture: dict, folder: Path) -> dict:
    file_name = f"{picture['slug']}.jpg"
    with Image.open(folder / PICTURES / file_name) as image:
        width, height = image.size
    focal_x, focal_y = picture["focal"]
    return {
        "title": picture["title"],
        "slug": picture["slug"],
        "file": f"originals/{file_name}",
        "width": width,
        "height": height,
        "focal_x": focal_x,
        "focal_y": focal_y,
        "alt": picture["alt"],
        "decorative": False,
        "caption": picture["caption"],
        "credit_line": picture["credit_line"],
        "copyright_notice": shelf.rights["copyright_notice"],
        "usage_terms": shelf.rights["usage_terms"],
        "licence_url": shelf.rights["licence_url"],
        "acquire_url": "",
        "source": "",
        "source_url": picture.get("source_url", ""),
        "digital_source_type": shelf.rights["digital_source_type"],
        "created": "",
        "rights_status": shelf.rights["rights_status"],
        "rights_from": None,
        "rights_until": None,
        "territories": "",
        "no_crop": picture.get("no_crop", False),
        "substitute": key(picture.get("substitute")),
        "shoot": key(picture.get("shoot")),
        "portrait_of": key(picture.get("portrait_of")),
        "poster_of": key(picture.get("poster_of")),
        "people": [[slug] for slug in sorted(picture.get("people", []))],
        "films": [[slug] for slug in sorted(picture.get("films", []))],
    }


def creator_fields(shelf: Shelf, picture: dict) -> dict:
    return {
        "person": None,
        "company": key(shelf.rights["creator"]),
        "credited_as": "",
        "position": 0,
        "photo": key(picture["slug"]),
    }


def video_fields(video: dict) -> dict:
    return {
        "title": video["title"],
        "slug": video["slug"],
        "kind": video["kind"],
        "url": "",
        "still": key(video.get("still")),
        "film": key(video.get("film")),
        "official": video.get("official", False),
        "date": "",
    }
