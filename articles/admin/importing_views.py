"""Bringing stories in at the desk: what came, a review of what would be made of it, and one button."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.importing import doors
from articles.importing.doors import Incoming
from articles.importing.doors.bare import words_of
from articles.importing.planning import Refused, apply, plan_for
from articles.importing.planning.applying import CHANGED, UNCHANGED
from articles.importing.planning.cuts import with_written
from articles.importing.planning.keeping import keep_open, kept_incoming
from articles.importing.planning.source_of import SAME
from articles.models import Article, Import
from people.admin.desk import LineField
from people.text import whole_number

from .importing_page import PREFIX, answers_of, page_of, strangers

LONGEST_PASTED = 2_000_000
LONGEST_REVIEWED = 2_000_000
LONGEST_BEGINNING = 10_000
MOST_AT_ONCE = 100
MOST_LISTED = 50


class IncomingForm(forms.Form):
    """What came, pasted; files stand beside it, since there may be many."""

    text = forms.CharField(
        label="Paste a story",
        required=False,
        strip=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
        help_text="As it was copied: a page, a document, a mail. Menus and boxes that came along are told apart.",
    )
    name = LineField(
        label="What it is called",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A changed text of the same name is taken for a change of its story. Left open, its first words.",
    )


class ImportViews:
    """The pages of bringing in, for the admin of stories. Who may import sees what waits, whoever began it."""

    def __init__(self, admin):
        self.admin = admin

    # What came

    def take_in(self, request):
        """Paste or send in; then the review of what came, or the list where several did."""
        form = IncomingForm(request.POST if request.method == "POST" else None)
        refused = []
        if request.method == "POST" and form.is_valid():
            kept, same, refused = self.take_all(request, form.cleaned_data)
            if not kept and not same and not refused:
                form.add_error(None, "Paste a story, or choose a file.")
            elif len(kept) == 1 and not refused:
                return HttpResponseRedirect(review_url(kept[0]))
            elif not refused:
                if kept:
                    self.admin.message_user(request, f"{len(kept)} stories came in. Look at each.", messages.SUCCESS)
                return HttpResponseRedirect(request.path)
        waiting = list(Import.objects.open().without_texts()[: MOST_LISTED + 1])
        context = {
            **self.admin.admin_site.each_context(request),
            "title": "Import stories",
            "opts": self.admin.opts,
            "form": form,
            "refused": refused,
            "waiting": [(each, review_url(each)) for each in waiting[:MOST_LISTED]],
            "more_waiting": len(waiting) > MOST_LISTED,
        }
        return TemplateResponse(request, "admin/articles/article/import.html", context)

    def take_all(self, request, typed):
        """Open imports for all that came, how many came in before, and a sentence for each that could not be read."""
        kept, same, refused = [], 0, []
        for name, stories in self.opened(request, typed):
            try:
                for incoming in stories:
                    if len(kept) == MOST_AT_ONCE:
                        raise doors.Refused(
                            f"{name}: holds more stories than the {MOST_AT_ONCE} that come in here at once. "
                            "Use manage.py import_story."
                        )
                    taken = self.take(request, incoming)
                    kept += [taken] if taken else []
                    same += not taken
            except (doors.Refused, Refused) as reason:
                refused.append(str(reason))
        return kept, same, refused

    def opened(self, request, typed):
        if typed["text"].strip():
            name = typed["name"] or first_words(typed["text"])
            name = name.replace("/", " ").replace("\\", " ")  # what stands before them would be a folder's name
            yield name, doors.open_bytes(f"{name}.txt", typed["text"].encode("utf-8", "replace"))
        for file in request.FILES.getlist("files"):
            if file.size and not file.readable():
                raise doors.Refused(f"{file.name}: could not be read.")
            yield file.name, doors.open_bytes(file.name or "upload", file.read())

    def take(self, request, incoming: Incoming):
        """Something to be looked at; or a word that it came in before."""
        if len(incoming.text) > LONGEST_REVIEWED:
            raise doors.Refused(
                f"{incoming.name}: has {len(incoming.text):,} characters, too many to be looked at here. "
                "Use manage.py import_story."
            )
        plan = plan_for(incoming, by=request.user)
        if plan.standing == SAME:
            self.tell_same(request, plan)
            return None
        return keep_open(incoming, plan.digest, by=request.user)

    def tell_same(self, request, plan):
        where = f" Its story is at {plan.changes}." if plan.changes else ""
        said = f"{plan.name} came in before, just as it is: nothing to do.{where}"
        self.admin.message_user(request, said, messages.WARNING)

    # The review

    def review(self, request, import_id):
        """The source beside the draft, with every decision; and the button."""
        row = get_object_or_404(Import, pk=import_id)
        if row.state == Import.State.DONE:
            return self.tell_done(request, row)
        try:
            if request.method == "POST":
                return self.decide(request, row)
            return self.show_review(request, row, plan_for(kept_incoming(row), by=request.user, answers=row.choices))
        except Refused as reason:
            self.admin.message_user(request, str(reason), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_import"))

    def show_review(self, request, row, plan, *, status=200, problems=(), overtaken=()):
        context = {
            **self.admin.admin_site.each_context(request),
            "title": f"Import: {plan.title}",
            "opts": self.admin.opts,
            "row": row,
            "plan": plan,
            "page": page_of(plan),
            "problems": [*problems, *plan.unfit],
            "overtaken": overtaken,
            "story": Article.objects.filter(slug=plan.changes).first() if plan.changes else None,
        }
        return TemplateResponse(request, "admin/articles/article/import_review.html", context, status=status)

    def decide(self, request, row):
        """Keep what was decided, and make the draft if that button was pressed."""
        incoming = kept_incoming(row)
        before = plan_for(incoming, by=request.user, answers=row.choices)
        posted = with_written(posted_answers(request), before.decisions)
        answers = answers_of(before, posted, row.choices)
        plan = plan_for(incoming, by=request.user, answers=answers)
        if strangers(posted, before, plan):
            problem = "This page was made for another reading of the source. Nothing was kept: look once more."
            return self.show_review(request, row, before, status=400, problems=[problem])
        base = whole_number(request.POST.get("saves", ""))
        if base != row.saves:
            return self.show_review(request, row, plan, status=409, overtaken=differences(before, plan))
        if plan.unfit:
            return self.show_review(request, row, plan, status=200)
        return self.draft(request, row, plan) if "_make" in request.POST else self.keep_decisions(request, row, plan)

    def keep_decisions(self, request, row, plan):
        if not self.count_decisions(row, plan):
            row.refresh_from_db()
            return self.decide(request, row) if row.state == Import.State.OPEN else self.tell_done(request, row)
        if "_stay" not in request.POST:
            self.admin.message_user(request, "Decisions kept. The draft is still to be made.", messages.SUCCESS)
        return HttpResponseRedirect(review_url(row))

    def count_decisions(self, row, plan):
        choices = {each.key: each.chosen for each in plan.decisions if each.by_editor}
        with transaction.atomic():
            if not row.take_turn(row.saves):
                return False
            Import.objects.filter(pk=row.pk).update(choices=choices)
        row.choices = choices
        return True

    def draft(self, request, row, plan):
        """All or nothing; what could not be made is said on the page, and what was decided is kept in it."""
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        try:
            with transaction.atomic():
                if not self.count_decisions(row, plan):
                    raise Overtaken
                outcome = apply(plan, by=request.user, incoming_row=row)
        except Overtaken:
            row.refresh_from_db()
            return self.decide(request, row) if row.state == Import.State.OPEN else self.tell_done(request, row)
        except (Refused, IntegrityError) as reason:
            row.refresh_from_db()
            problems = getattr(reason, "problems", ()) or [str(reason)]
            return self.show_review(request, row, plan, problems=[NOT_MADE, *problems])
        return self.tell(request, plan, outcome)

    def tell(self, request, plan, outcome):
        if outcome.what == UNCHANGED:
            self.admin.message_user(request, f"{plan.name}: {outcome.words}", messages.WARNING)
        else:
            word = "The source changed: its draft follows it." if outcome.what == CHANGED else "Draft made."
            said = f"{word} {open_questions(plan)} {outcome.words}".replace("  ", " ").strip()
            self.admin.message_user(request, said, messages.SUCCESS)
            for place in outcome.kept:
                kept = f"{place.label}: what editors have was kept. The source now says: {place.theirs.words[:300]}"
                self.admin.message_user(request, kept, messages.WARNING)
            act = "imported once more" if outcome.what == CHANGED else "imported"
            self.admin.log_change(request, outcome.story, f"Story {act} from {plan.name}.")
        if outcome.story and self.admin.has_change_permission(request, outcome.story):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[outcome.story.pk]))
        return HttpResponseRedirect(reverse("admin:articles_article_import"))

    def tell_done(self, request, row):
        """Somebody made the draft already: there it is, for who may see it."""
        story = row.story if row.story and row.story.is_editable_by(request.user) else None
        self.admin.message_user(request, f"{row.name} was brought in already.", messages.WARNING)
        if story:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        return HttpResponseRedirect(reverse("admin:articles_article_import"))

    def let_go(self, request, import_id):
        """What came is thrown away, if nobody decided anything since the page was made."""
        row = get_object_or_404(Import, pk=import_id, state=Import.State.OPEN)
        gone, _ = Import.objects.filter(
            pk=row.pk, state=Import.State.OPEN, saves=whole_number(request.POST.get("saves", "")) or 0
        ).delete()
        if not gone:
            self.admin.message_user(request, "Somebody decided something in it just now: look first.", messages.ERROR)
            return HttpResponseRedirect(review_url(row))
        self.admin.message_user(request, f"{row.name} was let go.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_import"))


class Overtaken(Exception):
    """Somebody else kept decisions or made the draft meanwhile."""


NOT_MADE = "The draft was not made. What you decided is in this page still."


def review_url(row):
    return reverse("admin:articles_article_import_review", args=[row.pk])


def posted_answers(request):
    return {key.removeprefix(PREFIX): value for key, value in request.POST.items() if key.startswith(PREFIX)}


def differences(theirs, mine):
    """What somebody else decided otherwise meanwhile, in sentences."""
    other = {each.key: each for each in theirs.decisions}
    return [
        f"{each.question}: they have “{other[each.key].chosen_label}”, you “{each.chosen_label}”."
        for each in mine.decisions
        if each.key in other and other[each.key].chosen != each.chosen
    ]


def open_questions(plan):
    count = len(plan.open_decisions)
    return f"{count} question{'s were' if count > 1 else ' was'} left open." if count else ""


def first_words(text: str) -> str:
    """What a pasted story is called for want of a name; of a page's markup the words that readers see first."""
    begins = text[:LONGEST_BEGINNING].lstrip()
    words = words_of(begins) if begins.startswith("<") else begins.lstrip("#*> ")
    return " ".join(words.split()[:8])[:80] or "A pasted story"
