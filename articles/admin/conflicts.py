"""A save that was built on an older state: both side by side, and the editor takes either, place by place."""

from dataclasses import replace

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles import beside, drafting
from articles.comparing import Undecided, conflicts, label_beside, merge
from articles.first_address import is_free
from articles.models import Article
from articles.timing import TIMES
from people.accounts import name_of

from .times import moment_of

SALT = "articles.conflict"
BUILT_ON_SALT = "articles.built_on"
JUST_TAKEN = "Address: somebody gave it to another story just now. Take theirs here, and choose another in the form."
CLOSED = "Not taken over: {}. Once a story is published or scheduled, that is changed on a page of its own."


class NotSettled(ValueError):
    """The form of this editor would not have let them set what they chose; ``problems`` says why, in sentences."""

    def __init__(self, problems):
        super().__init__("; ".join(problems))
        self.problems = problems


class Conflicts:
    """Mixed into ArticleAdmin after Drafts. What was typed travels signed in the page: nothing of it is lost."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.settle_conflict)
        return [path("<path:object_id>/settle/", view, name="articles_article_settle"), *super().get_urls()]

    # What a form was built on, beside the text: versions keep the text only

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            offered = [name for name in beside.FIELDS if name in context["adminform"].form.fields]
            now = {"story": obj.pk, "base": obj.saves, "beside": beside.take(obj, offered)}
            context["built_on"] = request.POST.get("built_on") or signing.Signer(salt=BUILT_ON_SALT).sign_object(now)
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def built_on(self, request, article, base):
        """What stood beside the text when the form was built; nothing where the form does not say so for that save."""
        try:
            said = signing.Signer(salt=BUILT_ON_SALT).unsign_object(request.POST.get("built_on", ""))
        except signing.BadSignature:
            return {}
        return said["beside"] if (said["story"], said["base"]) == (article.pk, base) else {}

    def offered_beside(self, request, article):
        """What of it this editor's form lets them set as the story stands now."""
        fields = self.get_form(request, article, change=True).base_fields
        return [name for name in beside.FIELDS if name in fields]

    def put_as_built(self, article, built_on, offered):
        """Within a rehearsal: judge a form by what it was built on, not by what others have set since."""
        values = {name: beside.as_set(name, built_on[name]) for name in offered if name in built_on}
        if "slug" in values and not is_free(values["slug"], article):
            del values["slug"]  # another story has taken it since, and the database holds it once
        if values:
            Article.objects.filter(pk=article.pk).update(**values)

    def typed_and_closed(self, request, built_on, offered):
        """What was typed into fields that were open when the form was built, and are not any more."""
        typed = {}
        for name in built_on.keys() - set(offered) - {"writer"}:
            field = moment_of(name) if name in TIMES else Article._meta.get_field(name).formfield()
            if name not in request.POST and f"{name}_0" not in request.POST:
                continue
            try:
                value = field.clean(field.widget.value_from_datadict(request.POST, request.FILES, name))
            except ValidationError:
                continue  # It says nothing that could be repeated.
            typed[name] = beside.as_plain(value)
        return typed

    def what_was_typed(self, request, article, base, frozen, at_once):
        """A save whole: the text, what stands beside it, and what both were built on."""
        built_on = self.built_on(request, article, base)
        return {
            "story": article.pk,
            "by": request.user.pk,
            "base": base,
            "frozen": frozen,
            "beside": {**at_once, **self.typed_and_closed(request, built_on, at_once)},
            "built_on": built_on,
        }

    def left_out(self, typed, offered):
        """What was typed and cannot be set here any more, in words."""
        words = beside.words_of(typed["beside"])
        return "; ".join(
            f"{label_beside(name)}: {words(name, value)}"
            for name, value in sorted(typed["beside"].items(), key=lambda each: beside.FIELDS.index(each[0]))
            if name not in offered and typed["built_on"].get(name) != value
        )

    def tell_left_out(self, request, typed, offered):
        if said := self.left_out(typed, offered):
            self.message_user(request, CLOSED.format(said), messages.WARNING)

    # The page

    def show_conflict(self, request, article, typed, *, choices=None, problems=()):
        """Both states, with what the editor chose already and why it could not be done."""
        article.refresh_from_db()
        offered = self.offered_beside(request, article)
        chosen = choices or {}
        places = conflicts(*self.sides(article, typed, offered), self.may_be_named(request))
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody saved this story while you were writing",
            "opts": self.opts,
            "original": article,
            "theirs": article.versions.select_related("made_by").filter(number=article.saves).first(),
            "conflicts": [replace(place, chosen=chosen.get(place.key, "")) for place in places],
            "problems": problems,
            "left_out": self.left_out(typed, offered),
            "mine": signing.dumps(typed, salt=SALT, compress=True),
            "settle_url": reverse("admin:articles_article_settle", args=[article.pk]),
        }
        return TemplateResponse(request, "admin/articles/article/conflict.html", context, status=409)

    def sides(self, article, typed, offered):
        """What both were built on, mine and theirs; beside the text only what the form lets somebody set."""
        mine = {name: value for name, value in typed["beside"].items() if name in offered}
        return (
            {**self.state_at(article, typed["base"]), "beside": typed["built_on"]},
            {**typed["frozen"], "beside": mine},
            {**drafting.in_hand(article), "beside": beside.take(article, mine)},
        )

    def settle_conflict(self, request, object_id):
        """Save the story as the editor put it together, unless somebody saved it once more."""
        if request.method != "POST":
            raise Http404
        article = self.story_to_change(request, object_id)
        typed = self.typed_before(request, article)
        self.take_in_hand(request, article)
        if request.POST.get("theirs") != str(article.saves):
            return self.show_conflict(request, article, typed)
        choices = request.POST.dict()
        try:
            self.save_settled(request, article, typed, choices)
        except drafting.StaleSave:
            return self.show_conflict(request, article, typed)
        except Undecided:
            return self.show_conflict(request, article, typed, choices=choices)
        except NotSettled as refused:
            return self.show_conflict(request, article, typed, choices=choices, problems=refused.problems)
        except IntegrityError:
            return self.show_conflict(request, article, typed, choices=choices, problems=[JUST_TAKEN])
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def typed_before(self, request, article):
        """What the refused save brought, if it was this editor's and of this story."""
        try:
            typed = signing.loads(request.POST.get("mine", ""), salt=SALT)
        except signing.BadSignature:
            raise PermissionDenied from None
        if (typed["story"], typed["by"]) != (article.pk, request.user.pk):
            raise PermissionDenied
        return typed

    def save_settled(self, request, article, typed, choices):
        """Text and what stands beside it, in one transaction or not at all."""
        offered = self.offered_beside(request, article)
        settled = merge(*self.sides(article, typed, offered), choices)
        chosen = settled.pop("beside")
        changed = {name: value for name, value in chosen.items() if value != beside.take(article, [name])[name]}
        if changed and (problems := self.refused_beside(request, article, chosen)):
            raise NotSettled(problems)
        with transaction.atomic():
            note = "Settled with another save"
            _, lost = drafting.save_draft(article, settled, base=article.saves, by=request.user, note=note)
            handed = beside.put(article, changed, by=request.user)
        self.log_change(request, article, "Draft saved, settled with another save.")
        self.message_user(request, "Draft saved, put together from both.", messages.SUCCESS)
        self.tell_handed(request, article, handed)
        self.tell_lost(request, lost)
        self.tell_left_out(request, typed, offered)

    def refused_beside(self, request, article, chosen):
        """What the form itself would say, had the editor set this in it, in sentences that name the place."""
        form_class = self.get_form(request, article, change=True, fields=list(chosen))
        data = {}
        for name, plain in chosen.items():
            value = beside.as_set(name, plain)
            parts = form_class.base_fields[name].widget.decompress(value) if name in TIMES else ()
            data |= {f"{name}_{number}": part for number, part in enumerate(parts)} if parts else {name: value}
        form = form_class(data, instance=Article.objects.get(pk=article.pk))
        return [
            format_html("{}: {}", label_beside(name), error) if name in beside.FIELDS else error
            for name, errors in form.errors.items()
            for error in errors
        ]

    def tell_handed(self, request, article, handed):
        if handed:
            named = name_of(article.writer) if article.writer else "Nobody"
            self.message_user(request, f"{named} is its writer now.", messages.SUCCESS)
