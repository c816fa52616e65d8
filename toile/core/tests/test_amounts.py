"""Numbers, amounts and weights in words."""

from decimal import Decimal

import pytest
from django.utils import translation

from toile.core.amounts import amount_words, number_words, weight_words


def plain(words: str) -> str:
    """Narrow and ordinary no-break spaces as ordinary ones."""
    return words.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "value", "currency", "expected"),
    [
        ("fr", Decimal("1234.5"), "EUR", "1 234,50 €"),
        ("fr", Decimal(400), "EUR", "400 €"),
        ("fr", Decimal("400.00"), "EUR", "400 €"),
        ("fr", Decimal("-572.00"), "EUR", "-572 €"),
        ("fr", Decimal(655957), "XOF", "655 957 F CFA"),
        ("en", Decimal("1234.5"), "EUR", "€1,234.50"),
        ("en", Decimal(1234567), "EUR", "€1,234,567"),
    ],
)
def test_an_amount_has_its_currency_and_only_the_decimals_it_needs(language, value, currency, expected):
    with translation.override(language):
        assert plain(amount_words(value, currency)) == expected


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [("fr", 1000, "1 000"), ("fr", Decimal("12.5"), "12,5"), ("en", 1000, "1,000"), ("en", Decimal("12.5"), "12.5")],
)
def test_a_number_is_grouped_as_the_language_does(language, value, expected):
    with translation.override(language):
        assert plain(number_words(value)) == expected


@pytest.mark.parametrize(
    ("bytes_", "french", "english"),
    [
        (0, "1 ko", "1 kB"),
        (340_000, "340 ko", "340 kB"),
        (999_499, "999 ko", "999 kB"),
        (999_500, "1 Mo", "1 MB"),
        (2_340_000, "2,3 Mo", "2.3 MB"),
        (15_000_000, "15 Mo", "15 MB"),
    ],
)
def test_a_weight_is_said_in_thousands_of_bytes(bytes_, french, english):
    with translation.override("fr"):
        assert plain(weight_words(bytes_)) == french
    with translation.override("en"):
        assert plain(weight_words(bytes_)) == english
