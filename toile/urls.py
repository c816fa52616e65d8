"""Every address of the platform. French has no prefix, other languages have theirs; the back office has its own door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from toile.front.views import machines
from toile.front.views.drafts import draft
from toile.front.views.sharing import sharing_picture, site_picture
from toile.services.page_verbs.transactions import guarded

urlpatterns = [
    path("gestion/", include(guarded(admin_urls.urlpatterns))),
    path("", include("toile.media.urls")),
    path("partage/<slug:kind>/<str:uid>/<slug:language>/<slug:digest>.png", sharing_picture, name="sharing_picture"),
    path("partage/<slug:language>/<slug:digest>.png", site_picture, name="site_picture"),
    path("brouillon/<str:token>/", draft, name="draft"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<slug:language>-<int:number>.xml", machines.sitemap_file, name="sitemap_file"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("favicon.ico", machines.favicon, name="favicon"),
    *i18n_patterns(
        path("", include("toile.network.urls")),
        path("", include("toile.newsroom.urls")),
        path("", include("toile.events.urls")),
        path("", include("toile.programmes.urls")),
        path("", include("toile.front.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler400 = "toile.front.errors.not_understood"
handler403 = "toile.front.errors.refused"
handler404 = "toile.front.errors.not_found"
handler500 = "toile.front.errors.our_fault"
