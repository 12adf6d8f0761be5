from content_editor.admin import ContentEditor
from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from js_asset.media import Media

from articles import drafting, timing
from articles.models import Article, Contribution, Correction, RelatedHeadline, RelatedStory, Subject
from articles.models.tag import on_the_shelf
from people.admin.desk import CardsInline, DeskAdmin, DeskFormSet, RowsInline

from .addresses import StoryAddress
from .alt_here import offer_own
from .blocks import BLOCKS
from .comments import Comments
from .conflicts import Conflicts
from .drafts import Drafts
from .filters import PublishedFilter, SectionFilter, StandingFilter
from .history import History
from .importing import Importing
from .names_linked import NamesNotLinked
from .previews import Previews
from .recovery import Recovery
from .rights import EVERY, Rights
from .scheduling import Scheduling
from .sharing import Sharing
from .sign_offs import SignOffs
from .tag import TopicField
from .thumbnails import thumbnail
from .times import KeepsEmbargo, Times
from .unfinished import UnfinishedForm
from .waiving import Waiving


class ArticleForm(KeepsEmbargo, UnfinishedForm):
    tags = TopicField(label="Topics", required=False, help_text=Article._meta.get_field("tags").help_text)

    names_not_linked = NamesNotLinked(
        label="But not these",
        required=False,
        help_text="Names that the copy, as saved last, links now. One that is ticked leads nowhere in this story.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "names_not_linked" in self.fields:
            self.fields["names_not_linked"].offer(self.instance)
        if "lead_alt" in self.fields:
            offer_own(self.fields["lead_alt"], self.instance.lead_photo)

    def clean_tags(self):
        """Refuse new topics that are people or films: those are linked, so that their pages show the story."""
        names = self.cleaned_data["tags"]
        kept = {tag.key for tag in self.instance.tags.all()} if self.instance.pk else set()
        if taken := on_the_shelf([name for name in names if name.casefold() not in kept]):
            raise forms.ValidationError(
                f"On the reference shelf already: {', '.join(taken)}. Link them under “people and films” instead."
            )
        return names


class BylineInline(RowsInline):
    """Byline and end credits of a story. The crew of its shoot is kept with the shoot."""

    model = Contribution
    fk_name = "article"
    fields = ["role", "person", "company", "credited_as", "label", "in_byline", "position"]
    autocomplete_fields = ["person", "company"]
    verbose_name = "credit"
    verbose_name_plural = "byline and credits: each row names a person or an organisation"


class SubjectInline(RowsInline):
    model = Subject
    fields = ["person", "film", "prominence", "position"]
    autocomplete_fields = ["person", "film"]
    verbose_name_plural = "people and films: what the story is about, and what it mentions"


class RelatedStoryInline(RowsInline):
    model = RelatedStory
    fk_name = "article"
    fields = ["story", "position"]
    autocomplete_fields = ["story"]

    def get_queryset(self, request):
        """Without the stories that somebody may not see; they stay related."""
        rows = super().get_queryset(request)
        return rows if request.user.has_perm(EVERY) else rows.filter(story__in=self.offered(request))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "story":
            kwargs["queryset"] = self.offered(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def offered(self, request):
        return Article.objects.seen_at_desk_by(request.user)


class CorrectionInline(CardsInline):
    model = Correction
    fields = [("kind", "date"), "text"]
    verbose_name_plural = "notes to readers: corrections and updates stand under the story, a retraction above it"


class RelatedHeadlineFormSet(DeskFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["position"].required = False


class RelatedHeadlineInline(RowsInline):
    model = RelatedHeadline
    formset = RelatedHeadlineFormSet
    fields = ["position", "headline", "label", "sponsored", "url"]
    verbose_name_plural = "headlines that stood beside the source: kept for the record, not shown"
    classes = ["collapse"]


@admin.register(Article)
class ArticleAdmin(
    Rights,
    Scheduling,
    Times,
    SignOffs,
    Comments,
    Recovery,
    StoryAddress,
    Drafts,
    Conflicts,
    History,
    Previews,
    Sharing,
    Waiving,
    Importing,
    DeskAdmin,
    ContentEditor,
):
    form = ArticleForm
    list_display = ["picture", "headline", "kind", "section", "standing", "issue"]
    list_display_links = ["picture", "headline"]
    ordering = [F("published_at").desc(nulls_first=True), "-pk"]
    list_filter = [StandingFilter, "kind", SectionFilter, PublishedFilter]
    list_select_related = ["lead_photo__renditions", "section__parent", "issue__publication"]
    search_fields = ["title", "slug", "kicker", "dek", "subjects__person__name", "subjects__film__title"]
    actions = ["publish", "withdraw"]
    nothing_here = "Write the first story; it stays a draft, seen by nobody else, until you publish it."

    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind", "section", "writer"),
                    "kicker",
                    "title",
                    "slug",
                    "dek",
                    ("lead_photo", "picture"),
                    "lead_alt",
                    "tags",
                    ("series", "number_in_series"),
                ]
            },
        ),
        (
            "On the site",
            {
                "fields": ["published_at", ("embargo_until", "expires_at"), "updated_at"],
                "description": "“Publish” below puts the story on the site at the moment set here: with none, at once; "
                "with a later one, by itself when it comes. “Change times…” above moves a story that is published.",
            },
        ),
        (
            "Where it comes from",
            {
                "fields": [("issue", "first_published"), ("source", "title_source"), "shoot"],
                "classes": ["collapse"],
            },
        ),
        (
            "Names in the copy",
            {"fields": ["links_names", "names_not_linked"], "classes": ["collapse"]},
        ),
        (
            "Rating, for a review",
            {"fields": [("rating", "rating_scale"), "verdict"], "classes": ["collapse"]},
        ),
    ]
    slug_from = "title"
    readonly_fields = ["picture"]
    autocomplete_fields = ["section", "lead_photo", "series", "issue", "source", "shoot"]
    inlines = [
        *BLOCKS,
        BylineInline,
        SubjectInline,
        RelatedStoryInline,
        CorrectionInline,
        RelatedHeadlineInline,
    ]

    class Media:
        css = {"all": ["articles/admin/blocks.css", "articles/admin/talks.css", "articles/admin/library.css"]}
        js = [
            "articles/admin/alt_here.js",
            "articles/admin/block_keys.js",
            "articles/admin/unsaved.js",
            "articles/admin/recovery.js",
            "articles/admin/story_keys.js",
            "articles/admin/pasted.js",
            "articles/admin/waiving.js",
            "articles/admin/talks.js",
        ]

    def address_stays(self, article):
        """A draft may still change its address; a story that readers may have seen may not."""
        if article is None:
            return False
        seen = article.published_at is not None and article.published_at <= timezone.now()
        return seen or article.status != Article.Status.DRAFT

    def get_readonly_fields(self, request, obj=None):
        """What readers are promised is not changed by saving a draft."""
        fields = super().get_readonly_fields(request, obj)
        is_promised = obj and (obj.status == Article.Status.PUBLISHED or obj.launch_items.open().exists())
        return [*fields, *timing.TIMES] if is_promised else fields

    def get_view_on_site_url(self, article=None):
        return super().get_view_on_site_url(article) if article and article.is_live() else None

    # Actions

    @admin.action(description="Publish selected stories", permissions=["publish"])
    def publish(self, request, articles):
        self.put(request, articles, drafting.publish, "Published")

    @admin.action(description="Withdraw selected stories", permissions=["publish"])
    def withdraw(self, request, articles):
        self.put(request, articles, drafting.withdraw, "Withdrawn")

    def put(self, request, articles, act, word):
        """Publish or withdraw stories one by one, saying which could not be and leaving a trace in their history."""
        done = 0
        for article in articles:
            if not self.has_publish_permission(request, article):
                self.message_user(request, f"“{article}” is not among the stories you may publish.", messages.ERROR)
                continue
            try:
                with transaction.atomic():
                    act(article, base=article.saves, by=request.user)
                    self.log_change(request, article, f"{word}.")
            except drafting.Unwaived as warned:
                count = len(warned.problems)
                words = f"{count} warning{'s' * (count != 1)}: open it to wave {'it' if count == 1 else 'them'} through"
                self.message_user(request, f"“{article}” was not published. It has {words}.", messages.ERROR)
            except drafting.NotReady as stopped:
                first = stopped.problems[0]
                self.message_user(request, f"“{article}” was not published. {first}", messages.ERROR)
            except drafting.NotOut:
                self.message_user(
                    request, f"“{article}” is not on the site: there is nothing to withdraw.", messages.ERROR
                )
            except drafting.StaleSave:
                self.message_user(request, f"“{article}” was saved just now: look at it first.", messages.ERROR)
            except IntegrityError:
                self.message_user(
                    request, f"“{article}” was left as it was: open it and look at its dates.", messages.ERROR
                )
            else:
                done += 1
        if done:
            self.message_user(request, f"{word}: {done} {'story' if done == 1 else 'stories'}.", messages.SUCCESS)

    def render_change_form(self, request, context, *args, **kwargs):
        """The map of modules that the text editor writes into the page is let through by its nonce."""
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    # Columns

    @admin.display(description="headline", ordering="title")
    def headline(self, article):
        return str(article)

    @admin.display(description="lead picture")
    def picture(self, article):
        return thumbnail(article.lead_photo)

    @admin.display(description="on the site", ordering="published_at")
    def standing(self, article):
        """Where the story stands, in words with the moment that matters."""
        return article.standing()
