"""Notices: drafted by one, published by another, numbered by the year, corrected in the open, never edited."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from consulates.enums import NoticeState
from consulates.models import Notice
from consulates.operations.notices import discard_notice, draft_correction, publish_notice
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.makers import NOW

pytestmark = pytest.mark.django_db
ADMIN = "/staff/records/consulates/notice/"


@pytest.fixture
def admin():
    return makers.user("admin", "administrator")


def draft(by, title="Vuelo", body="Primero.\n\nSegundo."):
    return Notice.objects.create(
        title_es=title, body_es=body, title_en=f"{title} EN", body_en=f"{body} EN", signed_by="Dirección General",
        drafted_by=by, state_since=NOW,
    )  # fmt: skip


def published(by, publisher, title="Vuelo", at=NOW):
    notice = draft(by, title)
    publish_notice(notice, by=publisher, at=at)
    return notice


def test_notices_are_numbered_through_the_year_at_home(planner, approver):
    new_year = datetime(2027, 1, 1, 4, 59, tzinfo=UTC)

    codes = [published(planner, approver, at=at).code for at in (NOW, NOW, new_year, new_year + timedelta(minutes=1))]

    assert codes == ["001-2026", "002-2026", "003-2026", "001-2027"]


def test_nobody_publishes_what_they_wrote(approver):
    notice = draft(approver)

    with pytest.raises(NotAllowed):
        publish_notice(notice, by=approver, at=NOW)

    assert Notice.objects.get().state == NoticeState.DRAFT


def test_planner_drafts_and_does_not_publish(planner, approver):
    with pytest.raises(NotAllowed):
        publish_notice(draft(approver), by=planner, at=NOW)


def test_database_refuses_the_same_person_twice(planner):
    notice = draft(planner)

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(published_by=planner)


@pytest.mark.parametrize("field", ["title_es", "body_en", "signed_by", "published_at", "number"])
def test_published_notice_is_never_edited_not_even_in_the_database(planner, approver, field):
    notice = published(planner, approver)
    value = {"published_at": NOW + timedelta(1), "number": 9}.get(field, "Otra cosa")

    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**{field: value})


def test_published_notice_is_never_deleted(planner, approver):
    notice = published(planner, approver)

    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).delete()


def test_published_twice_it_keeps_its_number(planner, approver):
    notice = published(planner, approver)

    with pytest.raises(Refusal):
        publish_notice(notice, by=approver, at=NOW)

    assert Notice.objects.get().code == "001-2026"


def test_correction_is_another_notice_and_both_stay(planner, approver, client):
    wrong = published(planner, approver, "Sale el lunes")
    right = draft_correction(wrong, by=planner, at=NOW)
    Notice.objects.filter(pk=right.pk).update(title_es="Sale el martes")
    publish_notice(right, by=approver, at=NOW + timedelta(hours=1))

    old, new = (client.get(f"/es/comunicados/2026/{number}/").content.decode() for number in (1, 2))

    assert "Este comunicado fue corregido" in old
    assert 'href="/es/comunicados/2026/2/">Comunicado 002-2026' in old
    assert "Corrige a:" in new
    assert "Sale el lunes" in old
    assert [(notice.code, notice.state) for notice in Notice.objects.public()] == [
        ("002-2026", "published"), ("001-2026", "corrected"),
    ]  # fmt: skip


def test_one_correction_at_a_time_and_a_discarded_one_makes_room(planner, approver):
    wrong = published(planner, approver)
    first = draft_correction(wrong, by=planner, at=NOW)
    with pytest.raises(Refusal):
        draft_correction(wrong, by=planner, at=NOW)

    discard_notice(first, by=planner, at=NOW)

    assert draft_correction(wrong, by=planner, at=NOW).corrects == wrong


def test_drafts_and_discarded_ones_are_nowhere_in_public(planner, approver, client):
    discard_notice(draft(planner, "Descartado"), by=planner, at=NOW)
    draft(planner, "Secreto")
    published(planner, approver, "Abierto")

    pages = client.get("/es/comunicados/").content.decode() + client.get("/es/").content.decode()

    assert [word in pages for word in ("Abierto", "Secreto", "Descartado")] == [True, False, False]


def test_text_is_escaped_and_kept_in_paragraphs(planner, approver, client):
    notice = draft(planner, "<b>Vuelo</b>", "Uno <script>alert(1)</script>\nsigue.\r\n\r\nDos & tres.")
    publish_notice(notice, by=approver, at=NOW)

    page = client.get("/es/comunicados/2026/1/").content.decode()

    assert "<h1>&lt;b&gt;Vuelo&lt;/b&gt;</h1>" in page
    assert "<p>Uno &lt;script&gt;alert(1)&lt;/script&gt;<br>sigue.</p>" in page
    assert "<p>Dos &amp; tres.</p>" in page


def test_each_reader_gets_their_language(planner, approver, client):
    published(planner, approver, "Vuelo")

    assert "<h1>Vuelo EN</h1>" in client.get("/en/comunicados/2026/1/").content.decode()


def test_home_shows_the_newest_in_force(planner, approver, client):
    for number in range(5):
        published(planner, approver, f"Aviso {number}.", at=NOW + timedelta(minutes=number))

    page = client.get("/es/").content.decode()

    assert [f"Aviso {number}." in page for number in range(5)] == [False, False, True, True, True]


def test_list_is_paged_with_one_query_for_one_and_for_many(planner, approver, client, django_assert_num_queries):
    for number in range(23):
        published(planner, approver, f"N{number}.", at=NOW + timedelta(minutes=number))

    with django_assert_num_queries(2):
        first = client.get("/es/comunicados/").content.decode()
    second = client.get("/es/comunicados/?pagina=2").content.decode()

    assert ("N22." in first, "N2." in first, "N2." in second) == (True, False, True)
    assert client.get("/es/comunicados/?pagina=x").status_code == 200


@pytest.mark.parametrize("address", ["2026/1/", "2026/99999999999/", "0/0/"])
def test_notice_that_is_not_there_is_not_found(client, address):
    assert client.get(f"/es/comunicados/{address}").status_code == 404


def test_staff_draft_publish_and_correct_in_the_records(client, planner, approver):
    client.force_login(planner)
    typed = {"title_es": "T", "body_es": "C", "title_en": "T", "body_en": "B", "signed_by": "F"}
    client.post(f"{ADMIN}add/", typed)
    notice = Notice.objects.get()

    client.post(ADMIN, {"action": "publish", "_selected_action": [notice.pk]})
    assert Notice.objects.get().state == NoticeState.DRAFT
    client.force_login(approver)
    client.post(ADMIN, {"action": "publish", "_selected_action": [notice.pk]})
    client.post(ADMIN, {"action": "correct", "_selected_action": [notice.pk]})

    assert [(row.state, row.corrects_id) for row in Notice.objects.order_by("pk")] == [
        ("published", None), ("draft", notice.pk),
    ]  # fmt: skip


def test_who_changed_the_draft_last_has_written_it(client, planner, approver):
    notice = draft(planner)
    client.force_login(approver)

    client.post(
        f"{ADMIN}{notice.pk}/change/",
        {"title_es": "Otro", "body_es": "C", "title_en": "T", "body_en": "B", "signed_by": "F"},
    )

    assert Notice.objects.get().drafted_by == approver


def test_published_notice_is_only_read_in_the_records(client, planner, approver, admin):
    notice = published(planner, approver)
    client.force_login(admin)

    page = client.get(f"{ADMIN}{notice.pk}/change/")
    refused = client.post(f"{ADMIN}{notice.pk}/change/", {"title_es": "Otro"})

    assert (page.status_code, refused.status_code) == (200, 403)
    assert 'name="title_es"' not in page.content.decode()


@pytest.mark.parametrize("role", ["officer", "auditor"])
def test_others_read_the_records_and_write_none(client, office, role):
    client.force_login(makers.user("reader", role, office=office if role == "officer" else None))

    assert (client.get(ADMIN).status_code, client.get(f"{ADMIN}add/").status_code) == (200, 403)
