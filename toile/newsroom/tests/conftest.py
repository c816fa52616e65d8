"""What the newsroom's tests share."""

import pytest
from wagtail.models import Locale, Page

from toile.services.models import Folder


class Trunk:
    """A folder for pages of records in each language."""

    def __init__(self):
        self.folder = {}
        root = Page.objects.get(depth=1)
        for code in ("fr", "en"):
            locale, _new = Locale.objects.get_or_create(language_code=code)
            self.folder[code] = root.add_child(instance=Folder(title=code, slug=f"records-{code}", locale=locale))


@pytest.fixture
def trunk(db) -> Trunk:
    return Trunk()
