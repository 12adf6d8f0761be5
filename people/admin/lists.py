"""Lists of the desk: a fixed number of queries, and none that reads a whole table to count it."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import InvalidPage
from django.db import models
from django.http import HttpResponseRedirect

from people.paging import BOUND, BoundedPaginator

from .searching import matching


class DeskChangeList(ChangeList):
    """A list that is counted up to a bound, with what its columns show fetched for one page alone."""

    def get_results(self, request):
        """As Django's, but ``result_count`` is what was counted; where ``has_more`` is set there are more."""
        rows = self.apply_select_related(self.root_queryset).annotate(**self.model_admin.get_list_annotations(request))
        asked_for = request.GET.get(PAGE_VAR)
        self.paginator = BoundedPaginator(
            self.queryset, self.list_per_page, rows=rows, asked_for=asked_for, bound=BOUND
        )
        self.has_more, self.result_count = self.paginator.has_more, self.paginator.count
        self.show_full_result_count, self.full_result_count = False, None
        self.show_admin_actions = bool(self.result_count)
        self.multi_page = self.result_count > self.list_per_page
        self.can_show_all = not self.has_more and self.result_count <= self.list_max_show_all
        self.result_list = self.on_this_page()
        models.prefetch_related_objects(self.result_list, *self.model_admin.list_prefetch)

    def on_this_page(self):
        if not self.multi_page or (self.show_all and self.can_show_all):
            return self.paginator.everything()
        try:
            return self.paginator.page(self.page_num).object_list
        except InvalidPage:
            raise IncorrectLookupParameters from None

    @property
    def is_narrowed(self):
        """Whether a search or a filter holds rows back."""
        return bool(self.query or self.get_filters_params())


class DeskList:
    """What the lists and the choices of the desk share; mixed into DeskAdmin.

    ``list_prefetch`` and ``list_annotations`` are what the columns need of other tables,
    ``nothing_here`` is what an empty list tells an editor.
    """

    list_per_page = 50
    list_select_related = ()
    list_prefetch = ()
    list_annotations = {}
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each facet is a count of its own
    nothing_here = ""

    def get_list_annotations(self, request):
        return self.list_annotations

    def get_changelist(self, request, **kwargs):
        return DeskChangeList

    def get_paginator(self, request, queryset, per_page, **options):
        """For what an autocomplete offers, which is a page and whether there is another, and for a row's log."""
        if queryset.model is not self.model:
            asked_for = request.GET.get(PAGE_VAR)
            return BoundedPaginator(queryset, per_page, rows=queryset, asked_for=asked_for, bound=BOUND, **options)
        rows = self.get_queryset(request)
        return BoundedPaginator(queryset, per_page, rows=rows, asked_for=request.GET.get("page"), **options)

    def get_search_results(self, request, queryset, search_term):
        return matching(queryset, self.get_search_fields(request), search_term), False

    def response_action(self, request, queryset, **options):
        """“Select all” acts on a list that was counted, never on one that goes on beyond its bound."""
        if "1" in request.POST.getlist("select_across") and queryset.order_by()[BOUND : BOUND + 1].exists():
            self.message_user(
                request,
                f"These are more than {BOUND:,}, so nothing was done. Search or filter until fewer are left.",
                messages.ERROR,
            )
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset, **options)
