"""Pictures of the demonstration: cloths drawn by the platform, which say that they are no photographs."""

import io
from datetime import datetime

from django.core.files.base import ContentFile

from toile.core import patterns
from toile.core.drawing import png_of
from toile.media.actions import store_picture
from toile.media.models import Licence, Picture
from toile.newsroom.models import Article
from toile.services import published
from toile.services.actors import System
from toile.services.files import CleanPicture, read_picture

from .reading import read, uid_of

WIDTH, HEIGHT = 1440, 960


def load_pictures(now: datetime) -> None:
    """Each picture of the file, once, at the head of its article in both languages."""
    for facts in read("pictures.yaml")["pictures"]:
        if Picture.objects.filter(title=facts["title"]).exists():
            continue
        clean = read_picture(io.BytesIO(drawn(facts["cloths"], facts["words"])))
        with published.transaction():
            picture = stored(facts, clean, now)
            for page in Article.objects.filter(translation_key=uid_of("article", facts["article"])):
                page.picture = picture
                page.save_revision().publish()


def drawn(cloths: list[str], words: str) -> bytes:
    """A PNG of these organisations' cloths side by side, with its words on it."""
    identifiers = [str(uid_of("organisation", name)) for name in cloths]
    svg = patterns.sewn(identifiers, "p-").replace('width="100%" height="100%" fill="none"', 'fill="none"', 1)
    svg = svg.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH / 4}" height="{HEIGHT / 4}"', 1)
    return png_of("plate", {"words": words, "language": "fr"}, {"cloths.svg": svg})


def stored(facts: dict, clean: CleanPicture, now: datetime) -> Picture:
    picture = Picture(
        title=facts["title"],
        file=ContentFile(clean.content, f"{facts['id']}.{clean.ending}"),
        alternative_text=facts["alternative_text"],
        credit=facts["credit"],
        licence=Licence.CC_BY,
    )
    return store_picture(picture, by=System("demo"), now=now)
