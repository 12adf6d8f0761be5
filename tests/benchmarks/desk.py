"""Every page of the desk: what is registered in the admin says which there are."""

from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Section
from tests.factories import make_member

OURS = ("articles", "people")
NOWHERE = "zyzzogeton"


def client():
    """An editor at the desk, one who may do everything."""
    return logged_in(User.objects.get(username="benchmark"))


def client_of_a_section():
    """An editor of one section, whose lists leave out what others have in hand."""
    name, sections = "benchmark-section", Section.objects.filter(slug="reviews")
    return logged_in(
        User.objects.filter(username=name).first() or make_member("Section editor", name, sections=sections)
    )


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def pages(client, size):
    """Name of a page to its address, for every list, choice of a row and form."""
    registered = [(model, by) for model, by in admin.site._registry.items() if model._meta.app_label in OURS]
    found = {"the front of the desk": reverse("admin:index"), **story_pages(size)}
    for model, model_admin in registered:
        found |= list_pages(client, model, model_admin)
    for model, _ in registered:
        if may_add(model, client):
            found[f"{model._meta.verbose_name}: form of a new one"] = reverse(url(model, "add"))
        if row := typical(model):
            found[f"{model._meta.verbose_name}: form"] = reverse(url(model, "change"), args=[row.pk])
    return found | choices(registered)


def pages_of_a_section(client):
    """The pages on which it matters which stories somebody may see."""
    stories = {Article: admin.site._registry[Article]}
    return {
        "the front of the desk": reverse("admin:index"),
        **list_pages(client, Article, stories[Article]),
        **{name: address for name, address in choices(stories.items()).items() if name.startswith("choosing a story")},
    }


def may_add(model, client):
    return client.get(reverse(url(model, "add"))).status_code == 200


def story_pages(size):
    long = Article.objects.get(slug=f"story-{size // 3}")
    in_hand = Article.objects.filter(saves__gt=0).order_by("pk").first()
    waiting = Article.objects.filter(draft__isnull=False).order_by("pk").first()
    found = {"story: form, 60 blocks": reverse("admin:articles_article_change", args=[long.pk])}
    if waiting:
        found["story: form of a draft beside a live story"] = reverse(
            "admin:articles_article_change", args=[waiting.pk]
        )
    if in_hand:
        compare = reverse("admin:articles_article_compare", args=[in_hand.pk])
        found |= {
            "story: history": reverse("admin:articles_article_history", args=[in_hand.pk]),
            "story: two versions compared": f"{compare}?old=1&new=3",
            "story: preview": reverse("admin:articles_article_preview_page", args=[in_hand.pk]),
        }
    return found


def list_pages(client, model, model_admin):
    """The list of a model: its beginning, a further page, a choice of each filter, each order, and searches."""
    address, name = reverse(url(model, "changelist")), model._meta.verbose_name_plural
    changelist = client.get(address).context_data["cl"]
    found = {f"{name}: list": address}
    if changelist.multi_page:
        found[f"{name}: page 2"] = f"{address}?p=2"
    for spec in changelist.filter_specs:
        if choice := next((c for c in list(spec.choices(changelist))[1:] if not c.get("selected")), None):
            found[f"{name}: by {spec.title}"] = address + choice["query_string"]
    for column, field in enumerate(changelist.list_display):
        if changelist.get_ordering_field(field):
            found[f"{name}: in order of {field}"] = f"{address}?o=-{column}"
    if model_admin.search_fields:
        for word in filter(None, [word_of(typical(model)), NOWHERE]):
            kind = "nothing found" if word == NOWHERE else "a word"
            found[f"{name}: search, {kind}"] = f"{address}?{urlencode({'q': word})}"
    return found


def choices(registered):
    """Choosing a row of each model that any form lets one choose by typing."""
    fields = {}
    for model, model_admin in registered:
        for owner, by in [(model, model_admin), *((inline.model, inline) for inline in model_admin.inlines)]:
            for name in by.autocomplete_fields:
                fields.setdefault(owner._meta.get_field(name).related_model, (owner, name))
    found = {}
    for chosen, (owner, name) in fields.items():
        asked = {"app_label": owner._meta.app_label, "model_name": owner._meta.model_name, "field_name": name}
        terms = {"nothing typed": "", "a word": word_of(typical(chosen)), "nothing found": NOWHERE}
        for kind, term in terms.items():
            address = f"{reverse('admin:autocomplete')}?{urlencode({**asked, 'term': term})}"
            found[f"choosing a {chosen._meta.verbose_name}: {kind}"] = address
    return found


def typical(model):
    """A row in the middle of its table."""
    key = model._meta.pk.name
    first, last = model.objects.order_by(key).first(), model.objects.order_by(key).last()
    if first is None or not isinstance(first.pk, int):
        return first
    return model.objects.filter(pk__gte=(first.pk + last.pk) // 2).order_by(key).first()


def word_of(row):
    """The longest of the words a row is called by."""
    return max(str(row).split(), key=len) if row else ""


def url(model, page):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
