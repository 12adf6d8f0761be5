"""Comments beside the story form. They are posted by themselves, so that nothing typed into the form is lost."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import commenting
from people.admin.desk import PlainTextField

PANEL = "admin/articles/article/_comments.html"
PAGE = "admin/articles/article/comments.html"
RESOLVED_PAGE = "admin/articles/article/resolved.html"
ON_A_PAGE = 50
LONGEST = 5000


class CommentForm(forms.Form):
    about = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": "That block was taken out since. Choose another place for your comment."},
    )
    text = PlainTextField(
        max_length=LONGEST, error_messages={"required": "Write what you have to say, then add the comment."}
    )
    correction_due = forms.BooleanField(required=False)

    def __init__(self, data, talks):
        super().__init__(data)
        spots = [*talks.spots, *(talk.spot for talk in talks.open)]
        self.spots = {str(spot.block or ""): spot for spot in spots}
        self.fields["about"].choices = [(key, spot.words) for key, spot in self.spots.items()]

    def clean_about(self):
        return self.spots[self.cleaned_data["about"]]


class Comments:
    """Mixed into ArticleAdmin before Drafts. Who may change a story may comment on it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.comments)
        return [path("<path:object_id>/comments/", view, name="articles_article_comments"), *super().get_urls()]

    def panels(self, request, article):
        panels = super().panels(request, article)
        if not self.has_change_permission(request, article):
            return panels
        return {**panels, "talks": commenting.talks_about(article)}

    def comments(self, request, object_id):
        """The comments as a page of their own, or as the panel alone for the script that asked for it."""
        article = self.story_to_change(request, object_id)
        if "resolved" in request.GET and request.method == "GET":
            return self.resolved_comments(request, article)
        said, form = "", None
        if request.method == "POST":
            said, form = self.take_comment(request, article)
        in_panel = "X-Panel" in request.headers
        if said and not in_panel:
            self.message_user(request, said)
            return HttpResponseRedirect(reverse("admin:articles_article_comments", args=[article.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Comments",
            "opts": self.opts,
            "original": article,
            "talks": commenting.talks_about(article),
            "said": said,
            "comment_form": form,
        }
        return TemplateResponse(request, PANEL if in_panel else PAGE, context)

    def resolved_comments(self, request, article):
        """All that is settled, a page at a time: ``?resolved=2``."""
        comments = Paginator(article.comments.for_panel().resolved(), ON_A_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": "Resolved comments",
            "opts": self.opts,
            "original": article,
            "page": comments.get_page(request.GET["resolved"]),
        }
        return TemplateResponse(request, RESOLVED_PAGE, context)

    def take_comment(self, request, article):
        """Do what the pressed button says; what has happened in words, or the form with what is wrong."""
        for button in ("resolve", "reopen"):
            if button in request.POST:
                return self.close_or_reopen(request, article, button), None
        form = CommentForm(request.POST, commenting.talks_about(article))
        if not form.is_valid():
            return "", form
        commenting.say(article, **form.cleaned_data, by=request.user)
        return "The comment is added.", None

    def close_or_reopen(self, request, article, button):
        """The button names one comment, or all that were said of a block: “12” or “12,13”."""
        keys = [key for key in request.POST[button].split(",") if key.isascii() and key.isdecimal() and len(key) < 19]
        comments = article.comments.filter(pk__in=keys[:100])
        if button == "resolve":
            return "Resolved." if comments.resolve(by=request.user) else "Somebody resolved it already."
        return "Open again." if comments.reopen() else "It was open already."
