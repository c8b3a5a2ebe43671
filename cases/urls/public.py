"""Addresses of the public site, behind the language prefix."""

from django.urls import include, path

from cases.views.public import draft, household, numbers, own, own_code, pages, receipt, uploads

app_name = "public"
urlpatterns = [
    path("", pages.home, name="home"),
    path("privacidad/", pages.privacy, name="privacy"),
    path("orden/", pages.order, name="order"),
    path("accesibilidad/", pages.accessibility, name="accessibility"),
    path("cifras/", numbers.numbers, name="numbers"),
    path("cifras/<slug:moment>.csv", numbers.sheet, name="numbers_sheet"),
    path("", include("consulates.urls")),
    path("registro/", pages.start, name="start"),
    path("registro/<uuid:token>/", household.resume, name="resume"),
    path("registro/<uuid:token>/personas/", household.people, name="people"),
    path("registro/<uuid:token>/persona/<int:number>/", draft.person, name="person"),
    path("registro/<uuid:token>/persona/<int:number>/necesidades/", draft.needs, name="needs"),
    path("registro/<uuid:token>/persona/<int:number>/quitar/", household.remove, name="remove"),
    path("registro/<uuid:token>/revisar/", household.review, name="review"),
    path("registro/<uuid:token>/enviar/", household.send, name="send"),
    path("registro/<uuid:token>/constancia/", receipt.receipt, name="receipt"),
    path("registro/<uuid:token>/<slug:step>/", draft.step, name="step"),
    path("mi-registro/", own.find_status, name="find_status"),
    path("mi-registro/codigo/", own_code.ask_code, name="ask_code"),
    path("mi-registro/codigo/<str:reference>/entrar/", own_code.enter_code, name="enter_code"),
    path("mi-registro/<str:reference>/<str:secret>/", own.status, name="status"),
    path("mi-registro/<str:reference>/<str:secret>/constancia.pdf", receipt.receipt_pdf, name="receipt_pdf"),
    path("mi-registro/<str:reference>/<str:secret>/documentos/", uploads.uploads, name="uploads"),
    path("mi-registro/<str:reference>/<str:secret>/documentos/<uuid:token>/", uploads.upload_file, name="upload_file"),
    path(
        "mi-registro/<str:reference>/<str:secret>/documentos/<uuid:token>/quitar/",
        uploads.upload_remove,
        name="upload_remove",
    ),
    path("mi-registro/<str:reference>/<str:secret>/contacto/", own.contact, name="contact"),
    path("mi-registro/<str:reference>/<str:secret>/retirar/", own.withdraw, name="withdraw"),
    path("mi-registro/<str:reference>/<str:secret>/ya-volvi/", own.returned, name="returned"),
]
