"""Rows for tests: a bare call gives the usual case, so that a test names only what it is about."""

import datetime
import io
import itertools

from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from articles.models import Article, Block, Contribution, Gallery, GalleryItem, Photo, Section, SectionEditor, Subject
from people.models import Category, Company, Credit, Edition, Film, Nomination, Nominee, Person, Programme, Source

numbers = itertools.count(1)


def ago(**units):
    return timezone.now() - datetime.timedelta(**units)


def ahead(**units):
    return timezone.now() + datetime.timedelta(**units)


def make_person(name="Agnès Varda", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(numbers)}")
    return Person.objects.create(name=name, sort_name=fields.pop("sort_name", name), **fields)


def make_company(name="Ciné-Tamaris", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(numbers)}")
    return Company.objects.create(name=name, **fields)


def make_source(publisher="The Gazette", **fields):
    fields.setdefault("slug", f"{slugify(publisher)}-{next(numbers)}")
    fields.setdefault("title", "A walk with Varda")
    return Source.objects.create(publisher=publisher, **fields)


def make_film(title="Cléo from 5 to 7", *, directors=(), cast=(), **fields):
    """A film; ``directors`` are people, ``cast`` pairs of a person and a character."""
    number = next(numbers)
    fields.setdefault("slug", f"{slugify(title)}-{number}")
    fields.setdefault("year", 1900 + number % 200)
    film = Film.objects.create(title=title, **fields)
    for position, person in enumerate(directors):
        Credit.objects.create(film=film, person=person, job=Credit.Job.DIRECTOR, position=position)
    for position, (person, character) in enumerate(cast):
        Credit.objects.create(film=film, person=person, job=Credit.Job.ACTOR, character=character, position=position)
    return film


def make_edition(programme=None, **fields):
    number = next(numbers)
    programme = programme or Programme.objects.create(
        name=f"Programme {number}", slug=f"programme-{number}", kind=Programme.Kind.ACADEMY
    )
    fields.setdefault("slug", f"{number}th")
    fields.setdefault("name", f"{number}th {programme.name}")
    fields.setdefault("number", number)
    fields.setdefault("starts", "2024-05-14")
    return Edition.objects.create(programme=programme, **fields)


def make_nomination(edition=None, *, category="Best Picture", films=(), nominees=(), **fields):
    """A nomination with its films and nominees (people or companies), its key set."""
    edition = edition or make_edition()
    category, _ = Category.objects.get_or_create(
        programme=edition.programme, slug=slugify(category), defaults={"name": category}
    )
    nomination = Nomination.objects.create(edition=edition, category=category, key=f"new-{next(numbers)}", **fields)
    nomination.films.set(films)
    for position, party in enumerate(nominees):
        kind = "person" if isinstance(party, Person) else "company"
        Nominee.objects.create(nomination=nomination, position=position, **{kind: party})
    nomination.refresh_key()
    return nomination


def picture_bytes(size=(64, 48), colour="#8a1c1c", format="JPEG", **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, format, **options)
    return buffer.getvalue()


def make_photo(title="Varda on the beach", *, size=(64, 48), people=(), films=(), **fields):
    """A picture that readers may see, unless the fields say otherwise."""
    slug = fields.pop("slug", f"{slugify(title)}-{next(numbers)}")
    defaults = {
        "alt": "A woman on a beach, a camera in her hand",
        "credit_line": "Photograph by Ellen Example",
        "rights_status": Photo.Rights.LICENSED,
    }
    photo = Photo(title=title, slug=slug, **{**defaults, **fields})
    photo.file.save(f"{slug}.jpg", ContentFile(picture_bytes(size), name="original.jpg"), save=False)
    photo.save()
    photo.people.set(people)
    photo.films.set(films)
    return photo


def show_to_readers(photo):
    """Let a live story open with the picture."""
    make_article(f"A story with {photo}", lead_photo=photo)
    return photo


def make_section(name="Features", **fields):
    fields.setdefault("slug", f"{slugify(name)}-{next(numbers)}")
    return Section.objects.create(name=name, **fields)


def make_article(
    title="A walk with Varda", *, body=("She walks fast.",), about=(), mentions=(), by=(), tags=(), **fields
):
    """A published story, unless the fields say otherwise.

    ``about`` and ``mentions`` take people and films, ``by`` takes people and companies.
    """
    fields.setdefault("slug", f"{slugify(title)}-{next(numbers)}")
    fields.setdefault("status", Article.Status.PUBLISHED)
    if fields["status"] != Article.Status.DRAFT:
        fields.setdefault("published_at", ago(days=1))
    article = Article.objects.create(title=title, **fields)
    for ordering, text in enumerate(body):
        make_block(article, ordering=10 * ordering, text=f"<p>{text}</p>")
    for prominence, subjects in [("about", about), ("mentions", mentions)]:
        for position, subject in enumerate(subjects):
            kind = "film" if isinstance(subject, Film) else "person"
            Subject.objects.create(article=article, prominence=prominence, position=position, **{kind: subject})
    for position, party in enumerate(by):
        kind = "person" if isinstance(party, Person) else "company"
        Contribution.objects.create(article=article, position=position, **{kind: party})
    if tags:
        article.tags.add(*tags)
    return article


def make_ready_article(title="A walk with Varda", **fields):
    """A story in which no check finds anything, so that it can be published without a word."""
    fields.setdefault("section", Section.objects.filter(parent=None).first() or make_section())
    fields.setdefault("dek", "Along the beach at Noirmoutier")
    return make_article(title, **fields)


def make_block(article, kind=Block.Kind.TEXT, **fields):
    fields.setdefault("ordering", 10 * article.blocks.count())
    return Block.objects.create(parent=article, kind=kind, **fields)


def make_gallery(photos, title="On the set", **fields):
    fields.setdefault("slug", f"{slugify(title)}-{next(numbers)}")
    gallery = Gallery.objects.create(title=title, **fields)
    for position, photo in enumerate(photos):
        GalleryItem.objects.create(gallery=gallery, photo=photo, position=position)
    return gallery


def make_editor(name="ed", password="ed"):
    """A member of the desk, who may edit the newsroom and the shelf but not accounts."""
    group, _ = Group.objects.get_or_create(name="Editors")
    group.permissions.set(Permission.objects.filter(content_type__app_label__in=["articles", "people"]))
    editor = User.objects.create_user(name, password=password, is_staff=True)
    editor.groups.add(group)
    return editor


def make_member(role, name=None, *, sections=(), password="ed"):
    """A member of the desk in one of its roles; a section editor of these sections."""
    member = User.objects.create_user(name or f"{slugify(role)}-{next(numbers)}", password=password, is_staff=True)
    member.groups.add(Group.objects.get(name=role))
    for section in sections:
        SectionEditor.objects.create(section=section, editor=member)
    return member
