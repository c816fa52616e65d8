"""The public screens of this app."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from .models import Event


def event(request, slug):
    record = get_object_or_404(Event.objects.published(), slug=slug)
    page = record.pages.live().filter(language=get_language()).first()
    return show_event(request, record, page)


def show_event(request, record, page=None):
    """The view of a record, with the words of `page` where there are some in the reader's language."""
    return render(request, "events/event.html", {"event": record, "page": page})
