"""The public page of an organisation."""

from django.shortcuts import get_object_or_404, render

from .models import Organisation


def organisation(request, slug):
    return render(request, "network/organisation.html", {"organisation": get_object_or_404(Organisation, slug=slug)})
