"""Addresses of the staff pages about people, behind /staff/."""

from django.urls import URLPattern

app_name = "cases"
urlpatterns: list[URLPattern] = []
