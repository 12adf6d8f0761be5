"""Sign-off on the story form: a writer sends a draft, those who may publish it answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import signing_off
from articles.models import SignOff
from people.text import one_line, printable

NOTE_LENGTH = SignOff._meta.get_field("note").max_length


class SignOffs:
    """Mixed into ArticleAdmin before Drafts. Who may change a story may ask, who may publish it may answer."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.sign_off)
        return [path("<path:object_id>/sign-off/", view, name="articles_article_sign_off"), *super().get_urls()]

    def buttons(self):
        return {**super().buttons(), "_ask_sign_off": self.ask_in_hand}

    def panels(self, request, article):
        panels = super().panels(request, article)
        return {**panels, **self.sign_off_panel(request, article)} if self.may_ask(request, article) else panels

    def may_ask(self, request, article):
        return self.has_change_permission(request, article)

    def may_answer(self, request, article):
        return self.has_publish_permission(request, article)

    def sign_off_panel(self, request, article):
        standing = signing_off.standing_of(article)
        waiting = standing.waiting
        return {
            "sign_off": standing,
            "may_ask": True,
            "may_answer": waiting and self.may_answer(request, article),
            "may_recall": waiting and signing_off.is_theirs(waiting, request.user),
            "sign_off_note": request.POST.get("sign_off_note", ""),
            "sign_off_answer": request.POST.get("answer", ""),
        }

    # Asking

    def ask_in_hand(self, request, article):
        """Send what was just saved, with a note to those who answer."""
        note = one_line(request.POST.get("sign_off_note", ""))[:NOTE_LENGTH]
        try:
            asked = signing_off.ask(article, by=request.user, note=note)
        except signing_off.NothingNew:
            self.message_user(request, "There is nothing to sign off: readers see all of it already.", messages.WARNING)
            return
        self.message_user(
            request,
            f"Version {asked.version.number} is sent for sign-off. Those who may publish it find it on their desk; "
            "the answer comes back to yours.",
            messages.SUCCESS,
        )
        self.log_change(request, article, f"Version {asked.version.number} sent for sign-off.")

    # Answering

    def sign_off(self, request, object_id):
        """What waits for sign-off, and the buttons that answer it or take it back."""
        article = self.story_to_change(request, object_id)
        error = ""
        if request.method == "POST":
            try:
                return self.settle_sign_off(request, article)
            except signing_off.NothingSaid:
                error = "Say what is to be done, so that the writer can go on."
        context = {
            **self.admin_site.each_context(request),
            **self.sign_off_panel(request, article),
            "title": "Sign-off",
            "opts": self.opts,
            "original": article,
            "sign_off_error": error,
        }
        return TemplateResponse(request, "admin/articles/article/sign_off.html", context)

    def settle_sign_off(self, request, article):
        """Do what the pressed button says, unless the request was answered or sent anew meanwhile."""
        given = request.POST.get("sign_off", "")
        if not (given.isascii() and given.isdecimal() and len(given) < 19):
            raise Http404
        sign_off = get_object_or_404(article.sign_offs.with_names(), pk=given)
        try:
            said = self.answer_sign_off(request, sign_off)
        except signing_off.NoLongerWaiting:
            self.message_user(
                request,
                "Nothing was changed: the request was answered, taken back or sent anew in the meantime. "
                "It stands below as it is now.",
                messages.WARNING,
            )
        else:
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def answer_sign_off(self, request, sign_off):
        """Answer or take back; says what has happened."""
        article, number = sign_off.article, sign_off.version.number
        if "recall" in request.POST:
            if not signing_off.is_theirs(sign_off, request.user):
                raise PermissionDenied
            signing_off.recall(sign_off, by=request.user)
            self.log_change(request, article, f"Version {number} taken back from sign-off.")
            return "Taken back. Nobody is asked to sign it off any more."
        if not self.may_answer(request, article):
            raise PermissionDenied
        answer = printable(request.POST.get("answer", "")).strip()
        if "send_back" in request.POST:
            signing_off.send_back(sign_off, by=request.user, answer=answer)
            self.log_change(request, article, f"Version {number} sent back to the writer.")
            return "Sent back. The writer finds your comment on the desk and in the story."
        signing_off.approve(sign_off, by=request.user, answer=answer)
        self.log_change(request, article, f"Version {number} signed off.")
        return "Signed off. Readers see it once somebody publishes it."
