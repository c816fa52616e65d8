"""Documents of the demonstration, drawn by the platform from their words, and the publications that hold them."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape

import pikepdf
from babel.dates import format_date
from django.core.files.base import ContentFile
from django.utils.html import strip_tags

from toile.core.drawing import pdf_of
from toile.media.models import PublishedDocument
from toile.newsroom.models import Publication
from toile.services.models import Identity, Term, TermKind

from ..site_tree import Trunk
from .pages import document_title, load_in_languages
from .reading import LANGUAGES, read, read_all, slug_in

PARAGRAPH = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)


def load_documents() -> None:
    """Each document in each language, as a tagged PDF."""
    for document in read_all("documents"):
        for language in LANGUAGES:
            title = document_title(document["id"], language)
            if not PublishedDocument.objects.filter(title=title).exists():
                drawn = pdf_of("note", drawn_from(document, language))
                with pikepdf.open(io.BytesIO(drawn)) as pdf:
                    pages = len(pdf.pages)
                file = ContentFile(drawn, f"{document['id']}-{language}.pdf")
                PublishedDocument.objects.create(title=title, file=file, file_size=len(drawn), page_count=pages)


def load_publications(trunk: Trunk, now: datetime) -> None:
    """A publication for each document: its words are the summary in the page."""
    for document in read_all("documents"):
        summary = {
            language: {
                "title": document[language]["title"],
                "slug": slug_in(language, document),
                "lead": document[language]["lead"],
                "seo": document[language]["subtitle"],
                "body": [{"text": "".join(_section(section))} for section in document[language]["sections"]],
            }
            for language in LANGUAGES
        }
        load_in_languages(
            Publication,
            "publication",
            document | summary,
            trunk.publications,
            now,
            kind=Term.objects.get(kind=TermKind.PUBLICATION_KIND, code=document["kind"]),
            dated_on=date.fromisoformat(str(document["dated_on"])),
            each=lambda language, document=document: {
                "document": PublishedDocument.objects.get(title=document_title(document["id"], language))
            },
        )


def drawn_from(document: dict, language: str) -> dict:
    """The data of the template `note` for one document in one language."""
    words = document[language]
    demands = {demand["number"]: demand for demand in read("demands.yaml")["demands"]}
    sections = []
    for section in words["sections"]:
        quoted = [demands[section["demand"]][language]["text"].strip()] if "demand" in section else []
        sections.append(
            {"heading": section["title"], "quoted": quoted, "paragraphs": list(_paragraphs(section["text"]))}
        )
    return {
        "title": words["title"],
        "lead": words["lead"],
        "mention": words["mention"],
        "network": Identity.load().acronym,
        "date": format_date(date.fromisoformat(str(document["dated_on"])), "long", locale=language),
        "language": language,
        "sections": sections,
    }


def _paragraphs(text: str) -> Iterator[str]:
    for _tag, inside in PARAGRAPH.findall(text):
        yield " ".join(unescape(strip_tags(inside)).split())


def _section(section: dict) -> Iterator[str]:
    yield f"<h2>{section['title']}</h2>"
    yield section["text"]
