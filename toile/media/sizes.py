"""The one fixed list of the sizes of pictures, named as Wagtail's filters. No other size is ever made.

What templates read is WebP, which every browser of the baseline shows; the back office reads
what the picture is kept as. A size wider than its picture is made as wide as the picture is.
"""

from toile.services.files import Size

WIDTHS = (360, 720, 1080, 1440)  # pixels
WIDE = tuple(f"width-{width}|format-webp" for width in WIDTHS)  # figures, lead cards, videos
PORTRAIT = "fill-128x128|format-webp"
LOGO = "max-240x160|format-webp"
ORIGINAL = "original"  # the picture as it is kept: nothing is made, its file is copied

_ADMIN = {
    "max-165x165": ("max", 165, 165),  # lists and choosers
    "max-150x150": ("max", 150, 150),  # “you have this picture already”
    "max-800x600": ("max", 800, 600),  # the page of a picture
    "fill-600x338": ("fill", 600, 338),  # a chosen picture in a form
}


def sizes_for(kept_as: str) -> dict[str, Size]:
    """Every size that is made of a picture kept as JPEG or PNG, by its name."""
    return {
        **{f"width-{width}|format-webp": Size("width", width, 0, "WEBP") for width in WIDTHS},
        PORTRAIT: Size("fill", 128, 128, "WEBP"),
        LOGO: Size("max", 240, 160, "WEBP"),
        **{name: Size(mode, width, height, kept_as) for name, (mode, width, height) in _ADMIN.items()},
    }


NAMES = (*sizes_for("JPEG"), ORIGINAL)
