"""Addresses of the public site, behind the language prefix."""

from django.urls import path

from cases.views.public import draft, household, own, pages

app_name = "public"
urlpatterns = [
    path("", pages.home, name="home"),
    path("privacidad/", pages.privacy, name="privacy"),
    path("orden/", pages.order, name="order"),
    path("registro/", pages.start, name="start"),
    path("registro/<uuid:token>/", household.resume, name="resume"),
    path("registro/<uuid:token>/personas/", household.people, name="people"),
    path("registro/<uuid:token>/persona/<int:number>/", draft.person, name="person"),
    path("registro/<uuid:token>/persona/<int:number>/necesidades/", draft.needs, name="needs"),
    path("registro/<uuid:token>/persona/<int:number>/quitar/", household.remove, name="remove"),
    path("registro/<uuid:token>/revisar/", household.review, name="review"),
    path("registro/<uuid:token>/enviar/", household.send, name="send"),
    path("registro/<uuid:token>/constancia/", household.receipt, name="receipt"),
    path("registro/<uuid:token>/<slug:step>/", draft.step, name="step"),
    path("mi-registro/", own.find_status, name="find_status"),
    path("mi-registro/<str:reference>/<str:secret>/", own.status, name="status"),
    path("mi-registro/<str:reference>/<str:secret>/contacto/", own.contact, name="contact"),
    path("mi-registro/<str:reference>/<str:secret>/retirar/", own.withdraw, name="withdraw"),
    path("mi-registro/<str:reference>/<str:secret>/ya-volvi/", own.returned, name="returned"),
]
