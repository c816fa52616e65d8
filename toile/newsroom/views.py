"""The public screens of this app."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from .models import Opening


def opening(request, slug):
    record = get_object_or_404(Opening.objects.published(), slug=slug)
    page = record.pages.live().filter(language=get_language()).first()
    return show_opening(request, record, page)


def show_opening(request, record, page=None):
    """The view of a record, with the words of `page` where there are some in the reader's language."""
    return render(request, "newsroom/opening.html", {"opening": record, "page": page})
