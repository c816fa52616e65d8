"""Settings of Toile, one file in sections. Values of the environment pass through `toile.environment`; docs/settings.md lists them."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from toile import environment

# Places ----------
BASE_DIR = Path(__file__).resolve().parent.parent
VAR = environment.folder("TOILE_VAR", BASE_DIR / "var")  # all that is written at run time

# Who this copy serves ----------
DEMO = environment.flag("TOILE_DEMO")  # fictional season, demo accounts, all mail kept on /boite-demo/
DEBUG = False
SECRET_KEY = environment.text("TOILE_SECRET_KEY") or environment.kept_secret(VAR / "secret-key")
BASE_URL = environment.text("TOILE_BASE_URL", "http://localhost:8000")  # scheme and host that mails and feeds write
ALLOWED_HOSTS = environment.words("TOILE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("TOILE_TRUSTED_ORIGINS")
HTTPS = BASE_URL.startswith("https://")
SITE_ID = None

# Apps: an arrow points down ----------
INSTALLED_APPS = [
    "toile.front",
    "toile.advocacy",
    "toile.events",
    "toile.programmes",
    "toile.newsroom",
    "toile.network",
    "toile.media",
    "toile.accounts",
    "toile.services",
    "toile.core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "toile.accounts.apps.AccountsInTheBackOffice",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "toile.services.page_cache.middleware.PageCache",  # first of all: a kept page costs nothing below
    "toile.services.headers.SecurityHeaders",
    "toile.services.null_characters.NoNullCharacters",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "toile.services.compression.CompressTexts",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "toile.services.languages.LanguageOfTheAddress",
    "toile.services.former.OldSite",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "toile.urls"
WSGI_APPLICATION = "toile.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "toile.front.shell.shell",
            ],
        },
    }
]

# Data ----------
DATABASES = {"default": environment.database("DATABASE_URL", VAR / "toile.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = environment.text("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "toile.services.cache.RedisOrNothing",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},  # seconds
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"},
}
PAGE_CACHE = "redis" if REDIS_URL else "files"  # where anonymous pages are kept; “off” keeps none

# Work after the answer ----------
TASKS = {
    "default": {
        "BACKEND": "toile.services.tasks.declared.Backend",
        "QUEUES": ["default", "mail", "pictures", "clock"],  # docs/tasks.md says what each is for
    }
}

# Messages ----------
EMAIL_BACKEND = "toile.services.mail.TaskRowBackend"  # a message is a task row of the caller's transaction
DEFAULT_FROM_EMAIL = environment.text("TOILE_FROM", "contact@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
environment.never_in_a_demonstration(DEMO, "TOILE_SMTP_HOST")
EMAIL_HOST = environment.text("TOILE_SMTP_HOST", "localhost")
EMAIL_PORT = environment.integer("TOILE_SMTP_PORT", 25, least=1, most=65535)
EMAIL_HOST_USER = environment.text("TOILE_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("TOILE_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.flag("TOILE_SMTP_TLS")
EMAIL_TIMEOUT = 20  # seconds
TOILE_MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"  # what the mail task sends through

# Files ----------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "toile.core.stylesheets.Bundles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "toile.services.static.HashedStaticFiles"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 3600  # seconds, for the few files without a digest in their name
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a long page of StreamField blocks has about a thousand

# People ----------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Languages ----------
LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# The site that this one replaces ----------
OLD_SITE = {  # the first part of its addresses, and what the next part names: toile.services.former
    "actualite": "article",
    "thematique": "theme",
    "localisation": "place",
    "type-actualite": "kind",
    "position": "home",
    "le-forim/nos-programmes": "programme",
}

# Safety: the headers of each door stand in toile.services.headers ----------
SECURE_CROSS_ORIGIN_OPENER_POLICY = SECURE_REFERRER_POLICY = None
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("TOILE_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
CSRF_FAILURE_VIEW = "toile.front.errors.form_too_old"

# Wagtail ----------
WAGTAIL_SITE_NAME = "Toile"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PublishedDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "toile.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "toile.media.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "csv", "ics"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25_000_000  # bytes
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]  # what may be sent; kept are JPEG and PNG
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15_000_000  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILREDIRECTS_AUTO_CREATE = False  # former addresses are services.published's
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nothing is asked of a third party
WAGTAILADMIN_USER_LOGIN_FORM = "toile.accounts.forms.SignIn"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # what waits to be reread is told to those who publish
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation begins as a draft: publishing is publishers'
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]},
    }
}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Cayenne", "Indian/Mayotte"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "toile.services.admin_search"}}  # the admin's lists alone
SILENCED_SYSTEM_CHECKS = []

# Journal of the process ----------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("TOILE_LOG_LEVEL", "WARNING")},
    "loggers": {"toile": {"level": "INFO"}},
}
