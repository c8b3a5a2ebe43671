"""Addresses of the staff pages about people, behind /staff/."""

from django.urls import path

from cases.views import actions, case, detention, messages, queue, referrals, relative_reports, repeats, uploads

app_name = "cases"
urlpatterns = [
    path("cases/", queue.queue, name="queue"),
    path("cases/assign/", queue.assign_many, name="assign_many"),
    path("cases/<str:reference>/", case.case, name="case"),
    path("cases/<str:reference>/read/", actions.read, name="read"),
    path("cases/<str:reference>/verify/", actions.verify, name="verify"),
    path("cases/<str:reference>/act/<slug:action>/", actions.act, name="act"),
    path("cases/<str:reference>/assign/", actions.assign, name="assign"),
    path("cases/<str:reference>/note/", actions.note, name="note"),
    path("cases/<str:reference>/follow-up/", actions.follow_up, name="follow_up"),
    path("cases/<str:reference>/follow-up/<int:pk>/finish/", actions.finish_follow_up, name="finish_follow_up"),
    path("cases/<str:reference>/override/", actions.override, name="override"),
    path("cases/<str:reference>/override/<int:pk>/confirm/", actions.confirm_override, name="confirm_override"),
    path("cases/<str:reference>/override/<int:pk>/refuse/", actions.refuse_override, name="refuse_override"),
    path("cases/<str:reference>/locate/", detention.locate, name="locate"),
    path("cases/<str:reference>/visit/", detention.request_visit, name="request_visit"),
    path("cases/<str:reference>/release/", detention.release, name="release"),
    path("cases/<str:reference>/remove/", detention.remove, name="remove"),
    path("cases/<str:reference>/needs/", referrals.assess, name="assess"),
    path("cases/<str:reference>/refer/", referrals.refer, name="refer"),
    path("cases/<str:reference>/documents/<uuid:token>/", uploads.upload_file, name="upload_file"),
    path("cases/<str:reference>/documents/<uuid:token>/seen/", uploads.see_upload, name="see_upload"),
    path("cases/<str:reference>/documents/<uuid:token>/another/", uploads.refuse_upload, name="refuse_upload"),
    path("cases/<str:reference>/report/<str:report>/read/", relative_reports.read, name="read_relative_report"),
    path("cases/<str:reference>/report/<str:report>/allow/", relative_reports.allow, name="allow_news"),
    path("cases/<str:reference>/report/<str:report>/stop/", relative_reports.stop, name="stop_news"),
    path("detentions/", detention.detentions, name="detentions"),
    path("detentions/report/", detention.report_detention, name="report_detention"),
    path("visits/<int:pk>/schedule/", detention.schedule_visit, name="schedule_visit"),
    path("visits/<int:pk>/do/", detention.do_visit, name="do_visit"),
    path("visits/<int:pk>/refuse/", detention.refuse_visit, name="refuse_visit"),
    path("visits/<int:pk>/cancel/", detention.cancel_visit, name="cancel_visit"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<str:reference>/", referrals.referral, name="referral"),
    path("referrals/<str:reference>/send/", referrals.send, name="send_referral"),
    path("referrals/<str:reference>/drop/", referrals.drop, name="drop_referral"),
    path("referrals/<str:reference>/<slug:action>/", referrals.answer_referral, name="answer_referral"),
    path("messages/", messages.outbox, name="messages"),
    path("messages/<int:pk>/", messages.message, name="message"),
    path("messages/mails/", messages.mails, name="mails"),
    path("messages/mails/<slug:name>/", messages.mail, name="mail"),
]
