"""What only the front knows: home and landing pages, menus, what is pinned, the emergency bar."""

from .pages import HomePage, LandingPage
from .shell import EmergencyBar, MenuItem, Pin

__all__ = ["EmergencyBar", "HomePage", "LandingPage", "MenuItem", "Pin"]
