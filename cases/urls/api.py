"""Addresses of the API about people, behind /api/."""

from django.urls import URLPattern

app_name = "cases_api"
urlpatterns: list[URLPattern] = []
