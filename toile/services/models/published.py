"""What the public may see, one row a (kind, uid, language). Whatever crosses apps reads this table and nothing else."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class PublishedQuerySet(models.QuerySet):
    def visible(self, now: datetime):
        """Rows that the public may see at that instant."""
        return self.filter(
            Q(visible_from__isnull=True) | Q(visible_from__lte=now),
            Q(visible_until__isnull=True) | Q(visible_until__gt=now),
        )

    def in_language(self, language: str):
        return self.filter(language=language)

    def of_kinds(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def with_facet(self, facet: str, code: str):
        """Rows that carry a theme, a place, or speak of a thing (`about`)."""
        return self.filter(pk__in=PublishedFacet.objects.filter(facet=facet, code=code).values("thing_id"))

    def latest_first(self):
        return self.order_by("-dated_at", "-pk")


class PublishedThing(models.Model):
    """One thing in one language, as lists, feeds, search and the sitemap show it. Written by `services.published` alone.

    `kind` is the sort of thing (article, event, opening …), `sort` its kind in the vocabulary (report, workshop …).
    `dated_at` orders lists; `visible_*` bound its life in public; `starts_at` and `ends_at` are what it announces: an
    event's hours, an opening's deadline. `words_language` says in which language title and lead are, where nobody has
    written them in the row's own. `text` is what is searched, as written: extracts are cut from it; the index keeps it
    folded and stemmed in a table of its own.
    """

    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    address = models.CharField(max_length=500)
    words_language = models.CharField(max_length=10, blank=True)
    picture = models.CharField(max_length=500, blank=True)
    sort = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    fictional = models.BooleanField(default=False)
    is_whole_day = models.BooleanField(default=False)
    dated_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "uid", "language"], name="one_row_a_thing_and_language")]
        indexes = [
            models.Index(fields=["language", "kind", "-dated_at"], name="published_lists"),
            models.Index(fields=["kind", "language", "starts_at"], name="published_dates"),
            models.Index(fields=["address"], name="published_address"),
            models.Index(fields=["visible_from"], name="published_from"),
            models.Index(fields=["visible_until"], name="published_until"),
            models.Index(fields=["ends_at"], name="published_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.kind}, {self.language})"


class PublishedFacet(models.Model):
    """A theme, a place or another thing (`about`, written kind:uid) that a published thing carries."""

    thing = models.ForeignKey(PublishedThing, models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=8)
    code = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "facet", "code"], name="a_thing_carries_a_facet_once")]
        indexes = [models.Index(fields=["facet", "code"], name="published_facets")]

    def __str__(self) -> str:
        return f"{self.facet} {self.code}"


class FormerAddress(models.Model):
    """An address that a published thing has left: answered by the thing's present address, or “gone” without one."""

    address = models.CharField(max_length=500, unique=True)
    kind = models.CharField(max_length=20)
    uid = models.CharField(max_length=40)
    language = models.CharField(max_length=10)

    def __str__(self) -> str:
        return self.address
