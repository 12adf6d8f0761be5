"""Sharing a preview: links for people without an account, who opened them, and their end."""

from django import forms
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles.models import PreviewLink, PreviewVisit
from people.moments import in_words

VISITS_SHOWN = 20


class ShareForm(forms.ModelForm):
    days = forms.TypedChoiceField(
        label="Ends after",
        choices=[(1, "1 day"), (7, "7 days"), (30, "30 days")],
        coerce=int,
        initial=7,
    )

    class Meta:
        model = PreviewLink
        fields = ["note"]
        help_texts = {"note": "So that you know later which link to revoke. Only the desk sees it."}


class Sharing:
    """Mixed into ArticleAdmin. Who may change a story may share its preview."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/share/", wrap(self.share), name="articles_article_share"),
            path(
                "<path:object_id>/share/<int:link_id>/revoke/",
                wrap(require_POST(self.revoke)),
                name="articles_article_share_revoke",
            ),
            *super().get_urls(),
        ]

    def share(self, request, object_id):
        """The links of a story, and a form for one more; a new link's address is shown this once."""
        article = self.story_to_change(request, object_id)
        form, address = ShareForm(request.POST or None), ""
        if form.is_valid():
            address = self.make_link(request, article, form.cleaned_data)
            form = ShareForm()
        visits = Prefetch("visits", PreviewVisit.objects.order_by("-pk")[:VISITS_SHOWN], to_attr="latest_visits")
        context = {
            **self.admin_site.each_context(request),
            "title": "Share a preview",
            "opts": self.opts,
            "original": article,
            "form": form,
            "address": address,
            "links": article.preview_links.for_list().prefetch_related(visits),
        }
        return TemplateResponse(request, "admin/articles/article/share.html", context)

    def make_link(self, request, article, chosen):
        link, token = PreviewLink.objects.make(article, by=request.user, **chosen)
        whom = f" for {link.note}" if link.note else ""
        self.log_change(request, article, f"Preview link made{whom}; it ends {in_words(link.expires_at)}.")
        return request.build_absolute_uri(reverse("shared-preview", args=[token]))

    def revoke(self, request, object_id, link_id):
        article = self.story_to_change(request, object_id)
        link = get_object_or_404(article.preview_links, pk=link_id)
        if link.is_open():
            link.revoke()
            self.log_change(request, article, f"Preview link{f' for {link.note}' if link.note else ''} revoked.")
        self.message_user(request, "The link is revoked. Its address now answers like one that never was.")
        return HttpResponseRedirect(reverse("admin:articles_article_share", args=[article.pk]))
