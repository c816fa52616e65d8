"""What came from the old site, so that its export can be read again."""

from django.db import models


class ImportedPost(models.Model):
    """One post of one old site: what was read of it, and the revision that was written from it."""

    source = models.CharField(max_length=120)
    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    translation_key = models.UUIDField()
    revision = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="a_post_of_a_site_is_imported_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
