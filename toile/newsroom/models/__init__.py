"""What the newsroom keeps: pages that are the thing itself (articles, publications) and openings, which have dates."""

from .articles import Article, NewsIndex
from .imported import ImportedPost
from .openings import Opening, OpeningPage
from .prose import ProsePage
from .publications import Publication, PublicationIndex

__all__ = [
    "Article",
    "ImportedPost",
    "NewsIndex",
    "Opening",
    "OpeningPage",
    "ProsePage",
    "Publication",
    "PublicationIndex",
]
