"""Addresses of the API about people, behind /api/."""

from django.urls import path

from cases.api.views import Cases, OneCase, OneReferral, ReferralAnswer, Referrals

app_name = "cases_api"
urlpatterns = [
    path("cases/", Cases.as_view(), name="cases"),
    path("cases/<str:reference>/", OneCase.as_view(), name="case"),
    path("referrals/", Referrals.as_view(), name="referrals"),
    path("referrals/<str:reference>/", OneReferral.as_view(), name="referral"),
    path("referrals/<str:reference>/answer/", ReferralAnswer.as_view(), name="answer_referral"),
]
