"""Where things stood on the site that this one replaces."""

from django.db import models
from django.db.models import Q


class OldAddress(models.Model):
    """A path or a number (`/?p=1768`) of the old site, and the published thing that it named.

    `path` begins with a slash and ends without one, as `services.former.bare` writes it. Written by the import.
    """

    path = models.CharField(max_length=500, blank=True)
    number = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=40)
    language = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path"], condition=~Q(path=""), name="an_old_path_named_one_thing"),
            models.CheckConstraint(
                name="an_old_address_is_a_path_or_a_number", condition=~Q(path="") | Q(number__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.path or f"/?p={self.number}"
