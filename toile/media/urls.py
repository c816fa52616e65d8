"""Public files. The names of documents' addresses are Wagtail's, which writes them."""

from django.conf import settings
from django.urls import path
from wagtail.documents.views.serve import authenticate_with_password

from . import views

urlpatterns = [
    path(f"{settings.MEDIA_URL.strip('/')}/<path:name>", views.picture, name="picture"),
    path("documents/<int:number>/<str:name>", views.document, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
