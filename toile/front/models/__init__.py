"""What only the front knows: home and landing pages, menus, what is pinned, the emergency bar, links to drafts."""

from .draft_links import DraftLink
from .pages import HomePage, LandingPage
from .shell import EmergencyBar, MenuItem, Pin

__all__ = ["DraftLink", "EmergencyBar", "HomePage", "LandingPage", "MenuItem", "Pin"]
