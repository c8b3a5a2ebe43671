"""The site's table of contents."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import flights.urls
from repatriation import pages

handler400 = "repatriation.pages.unreadable"
handler403 = "repatriation.pages.forbidden"
handler404 = "repatriation.pages.not_found"
handler500 = "repatriation.pages.failed"

urlpatterns = [
    path("", pages.choose_language, name="root"),
    path("healthz", pages.live, name="live"),
    path("readyz", pages.ready, name="ready"),
    path("staff/", pages.desk, name="desk"),
    path("staff/language/", pages.staff_language, name="staff_language"),
    path("staff/account/", include("allauth.account.urls")),
    path("staff/account/2fa/", include("allauth.mfa.urls")),
    path("staff/records/", admin.site.urls),
    path("staff/", include("cases.urls.staff")),
    path("staff/", include("flights.urls")),
    path("api/", include("cases.urls.api")),
]
urlpatterns += i18n_patterns(
    path("", include((flights.urls.public_patterns, "offers"))),
    path("", include("cases.urls.public")),
)
