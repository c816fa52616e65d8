"""Compressing what is rendered anew: texts in gzip. Kept pages have their own bodies, files are compressed already."""

import re

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

TEXT = re.compile(r"text/|image/svg|application/(?:[\w.-]+\+)?(?:json|xml|javascript)")


class CompressTexts(GZipMiddleware):
    """Django's, which hides lengths from attackers (BREACH), for texts alone: a part of a file must stay a part."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 206 or not TEXT.match(response.get("Content-Type", "")):
            return response
        return super().process_response(request, response)
