"""The least that Django answers, one view and no middleware: what a kept page is compared with (`script/bench newsroom`)."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="compared, never served")  # noqa: S106


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello", headers={"Content-Length": "5"})  # else the server sends it in pieces, which is slower


urlpatterns = [path("", hello)]
application = get_wsgi_application()
