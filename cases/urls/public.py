"""Addresses of the public site, behind the language prefix."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
