"""Lisière: every identifier has its own textile.

A pure function of an identifier (any non-empty text): no clock, no randomness. SHA-256 chooses a family, dyes and a few
parameters. The families are abstract geometry (blocks, steps, stars, petals, discs) and copy no sign that means something
to somebody. Country, language and name never weigh on the choice. Output changes only with VERSION: a cloth is a face.

Colours are presentation attributes: the same SVG works under a strict CSP, in a PDF, on paper and in a mail.
"""

from .cloth import VERSION, Cloth, Stroke, cloth_of, drawn
from .pieces import band, curtain, sewn, swatch

__all__ = ["VERSION", "Cloth", "Stroke", "band", "cloth_of", "curtain", "drawn", "sewn", "swatch"]
