"""The page that holds the pages of records, one a language. It shows nothing and takes no place in any address."""

from django.http import Http404
from wagtail.models import Page


class Folder(Page):
    """A drawer for pages whose address is their record's. Not found for readers."""

    promote_panels = []
    private_page_options = []
    template = None

    def get_url_parts(self, request=None):
        return None

    def route(self, request, path_components):
        raise Http404

    def serve(self, request, *args, **kwargs):
        raise Http404
