"""Decodes a picture and writes it anew, or makes sizes of it. Runs alone in a limited process; imports Pillow only.

Order: {"pixels": most pixels, "side": longest side kept} to read; {"sizes": [[mode, width, height, format], …],
"focus": [x, y] or null} to make sizes. What is written holds pixels alone: no EXIF, GPS, comment, profile or tail.
"""

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import bounds

bounds.enter()
from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: E402

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
OPTIONS = {
    "JPEG": {"quality": 86, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 72, "method": 4},
}


def read(content: bytes, order: dict):
    return sizes(content, order) if "sizes" in order else anew(content, order)


def anew(content: bytes, order: dict):
    """The picture upright, in plain colours, at most `side` pixels long, as JPEG or PNG."""
    image = opened(content, order["pixels"])
    was, side = image.format, order["side"]
    if was == "JPEG":
        image.draft(None, (side, side))  # decodes at a half, a quarter: memory for what is kept
    image = loaded(image)
    image = upright(image, side)
    image = plain(image)
    kept = "PNG" if was in {"PNG", "GIF"} or image.mode in {"RGBA", "LA"} else "JPEG"
    return {"format": kept, "width": image.width, "height": image.height}, [written(image, kept)]


def sizes(content: bytes, order: dict):
    """Each size of a picture that we wrote ourselves, in the order asked."""
    whole = plain(loaded(opened(content, 100_000_000)))
    facts, parts = [], []
    for mode, width, height, kept in order["sizes"]:
        image = sized(whole, mode, width, height, order.get("focus"))
        if kept == "JPEG" and image.mode in {"RGBA", "LA"}:
            image = on_white(image)
        facts.append([image.width, image.height])
        parts.append(written(image, kept))
    return {"sizes": facts}, parts


def opened(content: bytes, pixels: int) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours, and an error
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as unknown:
        raise bounds.Said("damaged" if looks_like_one(content) else "not_a_picture") from unknown
    except MemoryError:
        raise
    except Exception as broken:
        raise bounds.Said("damaged") from broken
    if image.width * image.height > pixels:
        raise bounds.Said("too_many_pixels")
    return image


def looks_like_one(content: bytes) -> bool:
    """Whether it begins as one of our formats does."""
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8")) or content[8:12] in {b"WEBP", b"avif", b"avis"}


def loaded(image: Image.Image) -> Image.Image:
    """Its first frame, decoded to the end."""
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as broken:  # each decoder has errors of its own
        raise bounds.Said("damaged") from broken
    return image


def upright(image: Image.Image, side: int) -> Image.Image:
    """Turned as its camera was held, and no longer than `side`."""
    profile = image.info.get("icc_profile")
    orientation = orientation_of(image)
    image = deep(image)
    if max(image.size) > side:
        if image.mode == "P":
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation)
    transparency = image.info.get("transparency")
    if turn is not None:
        image = image.transpose(turn)
        if transparency is not None:
            image.info["transparency"] = transparency
    return in_srgb(image, profile) if profile else image


def orientation_of(image: Image.Image) -> int:
    try:
        return image.getexif().get(0x0112, 1)
    except Exception:
        return 1  # an EXIF that cannot be read turns nothing


def deep(image: Image.Image) -> Image.Image:
    """Sixteen bits a pixel become eight."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L") if image.mode == "F" else image


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """In the colours of screens, by its own profile; a profile that makes no sense is left out."""
    try:
        from PIL import ImageCms

        into = "RGBA" if image.mode == "RGBA" else "RGB"
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=into) or image
    except MemoryError:
        raise
    except Exception:
        return image


def plain(image: Image.Image) -> Image.Image:
    """RGB, RGBA or grey, and nothing beside its pixels."""
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
    elif image.mode not in {"RGB", "RGBA", "L"}:
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.info = {}
    return image


def sized(image: Image.Image, mode: str, width: int, height: int, focus) -> Image.Image:
    """`width`: that wide; `max`: inside a box; `fill`: a box filled around the focus. Never larger than the picture."""
    if mode == "width":
        wide = min(width, image.width)
        return image.resize((wide, max(1, round(image.height * wide / image.width))), Image.Resampling.LANCZOS)
    if mode == "max":
        copy = image.copy()
        copy.thumbnail((width, height), Image.Resampling.LANCZOS)
        return copy
    centre = (focus[0] / image.width, focus[1] / image.height) if focus else (0.5, 0.5)
    scale = min(1, image.width / width, image.height / height)
    box = (max(1, round(width * scale)), max(1, round(height * scale)))
    return ImageOps.fit(image, box, Image.Resampling.LANCZOS, centering=centre)


def on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def written(image: Image.Image, kept: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kept, **OPTIONS[kept])
    return out.getvalue()


bounds.answer(read)
