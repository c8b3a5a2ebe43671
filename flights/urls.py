"""Addresses of the staff pages about the movement, behind /staff/; and the household's answer to an offer."""

from django.urls import URLPattern

app_name = "flights"
urlpatterns: list[URLPattern] = []
public_patterns: list[URLPattern] = []
