"""Numbers, amounts and weights as people write and read them, in the active language."""

from decimal import Decimal

from babel import numbers
from django.utils.translation import get_language, gettext

NBSP = "\u00a0"


def number_words(value: int | Decimal) -> str:
    """`1 234`, `12,5`; in English `1,234`, `12.5`."""
    return numbers.format_decimal(value, locale=_locale())


def amount_words(value: Decimal, currency: str) -> str:
    """`1 234,50 €`, whole amounts without decimals: `400 €`. `currency` is an ISO 4217 code; its own decimals are kept."""
    is_whole = value == value.to_integral_value()
    words = numbers.format_currency(value, currency, locale=_locale(), format=None, currency_digits=not is_whole)
    if is_whole:
        pattern = numbers.parse_pattern(str(numbers.Locale.parse(_locale()).currency_formats["standard"].pattern))
        pattern.frac_prec = (0, 0)
        words = numbers.format_currency(value, currency, locale=_locale(), format=pattern, currency_digits=False)
    return words


def weight_words(bytes_: int) -> str:
    """`340 ko`, `1,2 Mo` in French, `340 kB`, `1.2 MB` in English: 1 kB is 1,000 bytes. Never less than 1 kB."""
    kilobytes = max(1, round(bytes_ / 1000))
    if kilobytes < 1000:
        return gettext("%(number)s kB") % {"number": kilobytes}
    return gettext("%(number)s MB") % {"number": number_words(Decimal(bytes_).scaleb(-6).quantize(Decimal("0.1")))}


def _locale() -> str:
    language = (get_language() or "fr").partition("-")[0]
    return "en_GB" if language == "en" else language
