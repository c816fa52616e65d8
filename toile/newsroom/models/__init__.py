"""What the newsroom keeps: pages that are the thing itself (articles, publications) and openings, which have dates."""

from .articles import Article, NewsIndex
from .openings import Opening, OpeningPage
from .prose import ProsePage
from .publications import Publication, PublicationIndex

__all__ = ["Article", "NewsIndex", "Opening", "OpeningPage", "ProsePage", "Publication", "PublicationIndex"]
