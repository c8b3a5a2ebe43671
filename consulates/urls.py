"""Addresses of the map and of the notices on the public site, in its name space."""

from django.urls import path

from consulates.views import finder, notices

urlpatterns = [
    path("consulados/", finder.consulates, name="consulates"),
    path("consulados/<slug:country>/", finder.country, name="consulates_in"),
    path("consulados/<slug:country>/mapa.svg", finder.country_map, name="consulates_map"),
    path("consulados/<slug:country>/<slug:part>/", finder.place, name="consulate_for"),
    path("comunicados/", notices.notices, name="notices"),
    path("comunicados/<int:year>/<int:number>/", notices.notice, name="notice"),
]
