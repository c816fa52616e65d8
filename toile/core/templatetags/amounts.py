"""One filter each for numbers, amounts and weights, in the reader's language."""

from decimal import Decimal

from django import template

from toile.core import amounts

register = template.Library()


@register.filter
def number(value: int | Decimal) -> str:
    """`{{ 1234|number }}`: `1 234`."""
    return amounts.number_words(value)


@register.filter
def amount(value: Decimal, currency: str = "EUR") -> str:
    """`{{ budget|amount }}`: `1 234,50 €`."""
    return amounts.amount_words(value, currency)


@register.filter
def weight(value: int) -> str:
    """`{{ document.file_size|weight }}`: `340 ko`."""
    return amounts.weight_words(value)
