"""The site, and beside it the plain views that it is measured against."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from benchmarks import plain
from repatriation.urls import urlpatterns as site


@login_not_required
@csrf_exempt
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>hello</p>")


urlpatterns = [
    path("plain/hello/", hello),
    path("plain/registration/", plain.insert_registration),
    *site,
]
