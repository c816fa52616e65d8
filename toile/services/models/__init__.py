"""Tables that every app calls. One noun a file."""

from .audit import AuditEntry, AuditPersonalPart
from .folder import Folder
from .identity import Identity, SocialAccount
from .old_addresses import OldAddress
from .published import FormerAddress, PublishedFacet, PublishedThing
from .search import SearchWord
from .synonyms import SynonymGroup
from .tasks import PeriodicSlot, TaskKey
from .vocabulary import PLACES, Term, TermKind

__all__ = [
    "PLACES",
    "AuditEntry",
    "AuditPersonalPart",
    "Folder",
    "FormerAddress",
    "Identity",
    "OldAddress",
    "PeriodicSlot",
    "PublishedFacet",
    "PublishedThing",
    "SearchWord",
    "SocialAccount",
    "SynonymGroup",
    "TaskKey",
    "Term",
    "TermKind",
]
