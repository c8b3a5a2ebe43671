"""Documents on the staff's page of a case: who may open them, what it leaves, and how another is asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.enums import UploadState
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import FollowUp, Message, Upload, UploadRead
from repatriation.common.refusals import Refusal
from tests import makers
from tests.cases import files
from tests.cases.uploading import check_all, files_in, send, sent_and_checked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("vault")]


@pytest.fixture
def case(office):
    return makers.case(office)


@pytest.fixture
def upload(client, case):
    return sent_and_checked(client, case, name="mi pasaporte.jpg")


def page_of(case):
    return f"/staff/cases/{case.reference}/"


def address_of(upload, act=""):
    return f"{page_of(upload.case)}documents/{upload.token}/{act}"


def open_clocks():
    return list(FollowUp.objects.open().order_by("id").values_list("clock", flat=True))


def test_officer_opens_the_clean_file_as_an_attachment(client, officer, upload):
    client.force_login(officer)

    response = client.get(address_of(upload))

    assert (response.status_code, response.content[:2]) == (200, b"\xff\xd8")
    assert response["Content-Disposition"] == f'attachment; filename="{upload.case.reference}-1.jpg"'
    assert (response["Content-Security-Policy"], response["X-Content-Type-Options"], response["Cache-Control"]) == (
        "default-src 'none'; sandbox", "nosniff", "no-store, private",
    )  # fmt: skip


def test_every_opening_is_written_down_for_good(client, officer, upload):
    client.force_login(officer)
    for _time in range(2):
        client.get(address_of(upload))

    reads = UploadRead.objects.order_by("id")
    assert [(read.upload, read.by) for read in reads] == [(upload, officer)] * 2
    with pytest.raises(Exception, match="append_only"):
        reads.first().delete()


def test_outsider_gets_what_does_not_exist(client, outsider, upload):
    client.force_login(outsider)

    acts = [client.post(address_of(upload, act)) for act in ("seen/", "another/")]

    answers = {answer.status_code for answer in [client.get(address_of(upload)), *acts]}
    assert (answers, UploadRead.objects.exists()) == ({404}, False)


@pytest.mark.parametrize("role", ["planner", "approver", "auditor"])
def test_who_only_looks_sees_that_there_is_one_and_opens_nothing(client, role, upload):
    client.force_login(makers.user(f"the_{role}", role))

    page = client.get(page_of(upload.case)).content.decode()
    answers = {client.get(address_of(upload)).status_code, client.post(address_of(upload, "seen/")).status_code}

    assert (answers, UploadRead.objects.exists()) == ({403}, False)
    assert ("Pasaporte" in page, "mi pasaporte.jpg" in page, "Descargar n.º" in page) == (True, False, False)


def test_nobody_opens_without_signing_in(client, upload):
    assert client.get(address_of(upload)).url.startswith("/staff/account/login/")


def test_document_of_another_case_is_not_reached_through_this_one(client, officer, office, upload):
    client.force_login(officer)
    other = makers.case(office)

    assert client.get(f"{page_of(other)}documents/{upload.token}/").status_code == 404


@pytest.mark.parametrize("state", ["received", "refused", "removed"])
def test_only_what_is_clean_is_opened(client, officer, case, now, state):
    send(client, case, files.jpeg() if state != "refused" else files.jpeg()[:200])
    if state == "refused":
        check_all()
    elif state == "removed":
        UPLOAD_LIFECYCLE.move(case.uploads.get(), "remove", by=None, at=now)
    client.force_login(officer)

    response = client.get(address_of(case.uploads.get()))

    assert (case.uploads.get().state, response.status_code) == (state, 404 if state == "removed" else 409)
    assert not UploadRead.objects.exists()


def test_looking_at_it_is_an_act_that_meets_the_clock(client, officer, upload):
    client.force_login(officer)
    before = open_clocks()

    response = client.post(address_of(upload, "seen/"))

    seen = Upload.objects.get()
    assert (before, open_clocks()) == (["document"], [])
    assert (response.url, seen.seen_by, seen.seen_at is not None) == (page_of(upload.case), officer, True)
    assert upload.case.events.filter(code="upload_seen", is_public=True, by=officer).count() == 1


def test_clock_runs_until_the_last_one_was_looked_at(client, case, officer):
    first, second = sent_and_checked(client, case, files.png()), sent_and_checked(client, case, files.webp())
    client.force_login(officer)

    client.post(address_of(first, "seen/"))
    between = open_clocks()
    client.post(address_of(second, "seen/"))

    assert (between, open_clocks()) == (["document"], [])


def test_another_is_asked_for_with_a_reason_that_only_the_page_says(client, officer, upload, vault):
    client.force_login(officer)

    client.post(address_of(upload, "another/"), {"reason": "No se lee el número canario"})

    asked, message = Upload.objects.get(), Message.objects.get()
    assert (asked.state, asked.fault, asked.moves.last().reason) == ("refused", "office", "No se lee el número canario")
    assert (message.kind, "canario" in message.body, "asaporte" in message.body) == ("document_again", False, False)
    assert (open_clocks(), files_in(vault), client.get(address_of(upload)).status_code) == ([], ["clean"], 200)


def test_reason_is_asked_for_again(client, officer, upload):
    client.force_login(officer)

    response = client.post(address_of(upload, "another/"), {"reason": "  "})

    assert (response.status_code, Upload.objects.get().state, Upload.objects.get().fault) == (422, "clean", "")


def test_case_page_shows_documents_and_their_buttons(client, officer, upload):
    client.force_login(officer)
    client.get(address_of(upload))

    page = client.get(page_of(upload.case)).content.decode()

    shown = ["mi pasaporte.jpg", "nuevo: por ver", "Descargar n.º 1", "Ya vi el n.º 1", "Pedir otro en lugar del n.º 1"]
    assert [words for words in shown if words not in page] == []
    assert f"abierto por {officer}" in page


def test_case_page_says_the_hour_of_the_office(client, officer, upload):
    Upload.objects.update(sent_at=makers.NOW)
    client.force_login(officer)

    assert "20/11/2026 10:00" in client.get(page_of(upload.case)).content.decode()


def test_case_page_takes_as_many_queries_for_one_as_for_four(client, case, officer):
    def queries():
        client.force_login(officer)
        client.get(page_of(case))
        with CaptureQueriesContext(connection) as captured:
            client.get(page_of(case))
        return len(captured)

    client.get(address_of(sent_and_checked(client, case)))
    one = queries()
    for number in range(3):
        client.get(address_of(sent_and_checked(client, case, files.jpeg((number + 9, 9)))))

    assert queries() == one


ANYBODY = {None, "officer", "outsider"}
ALLOWED = {
    "accept": ({"received"}, ANYBODY),
    "refuse": ({"received"}, ANYBODY),
    "remove": ({"received", "clean"}, {None}),
    "ask_for_another": ({"clean"}, {"officer"}),
}
CLOSING = {"refused": {"fault": "damaged"}, "clean": {"media_type": "image/jpeg"}}


@pytest.mark.parametrize("by", [None, "officer", "outsider"])
@pytest.mark.parametrize("action", list(UPLOAD_LIFECYCLE.table))
@pytest.mark.parametrize("state", UploadState.values)
def test_every_state_with_every_action(case, officer, outsider, now, state, action, by):
    target = UPLOAD_LIFECYCLE.table[action].target
    known = {**CLOSING.get(state, {}), **CLOSING.get(target, {})}
    upload = Upload.objects.create(
        case=case, number=1, kind="other", size=1, fingerprint="x", key="k", state=state, state_since=now, sent_at=now,
        **known,
    )  # fmt: skip
    who = {"officer": officer, "outsider": outsider}.get(by)
    states, people = ALLOWED[action]
    may = state in states and by in people

    try:
        UPLOAD_LIFECYCLE.move(upload, action, by=who, at=now, reason="x")
    except Refusal:
        assert (may, Upload.objects.get().state, upload.moves.exists()) == (False, state, False)
    else:
        move = upload.moves.get()
        assert (may, move.source, move.target, move.by) == (True, state, target, who)
