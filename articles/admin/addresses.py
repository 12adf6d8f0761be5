"""Another address for a story that readers may have seen. A draft changes its address on its form."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from people.admin.addresses import Addresses


class StoryAddress(Addresses):
    """Mixed into ArticleAdmin, before Drafts."""

    def row_to_move(self, request, object_id):
        article = self.story_to_change(request, object_id)
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        if not self.address_stays(article):
            raise Http404
        return article

    def panels(self, request, article):
        may_change = self.has_publish_permission(request, article) and self.address_stays(article)
        return {**super().panels(request, article), "may_change_address": may_change}
