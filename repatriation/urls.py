"""The site's table of contents."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("staff/account/", include("allauth.account.urls")),
    path("staff/account/2fa/", include("allauth.mfa.urls")),
    path("staff/records/", admin.site.urls),
]
