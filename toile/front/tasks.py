"""Background work of the front."""

from django.conf import settings
from django.utils import timezone

from toile.services.tasks import task

from .demo.loading import load_rest


@task(limit=600)
def load_rest_of_the_demo() -> None:
    """What the home page does not show. Nothing outside demo mode; what is there is left alone."""
    if settings.DEMO:
        load_rest(timezone.now())
