"""The layers as the tests of the house read them: from import-linter's own contract."""

import configparser
import re

from tests.settings import ROOT


def ranks() -> dict[str, int]:
    """Package → height of its layer, 0 the lowest. Siblings share a height, and do not know each other."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    lines = contract["importlinter:contract:layers"]["layers"].split("\n")
    layers = [re.findall(r"\w+", line) for line in lines if line.strip()]
    return {package: height for height, packages in enumerate(reversed(layers)) for package in packages}


def may_name(package: str, other: str) -> bool:
    """Whether the first may point to the second: to itself, or down."""
    return package == other or ranks()[other] < ranks()[package]
