"""The outbox, and the folder where mails land in the local default."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage

from cases.models import Message
from repatriation.common.mail_folder import EmailBackend
from tests import makers

LIST = "/staff/messages/"


def message(case, *, delivery="sent", minutes=0, body="Hola", **fields):
    at = makers.NOW + timedelta(minutes=minutes)
    return Message.objects.create(
        key=f"{case.reference}:{Message.objects.count()}", case=case, kind="acknowledgement", recipient="r@example.org",
        language="es", subject=f"Asunto {minutes}", body=body, created_at=at, due_at=at, delivery=delivery,
        **{"sent_at": at, **fields},
    )  # fmt: skip


def subjects(rows):
    return [row.message.subject for row in rows]


def test_lists_the_newest_first_and_what_failed_on_top(client, officer, office, outsider):
    case = makers.case(office)
    for minutes, delivery in enumerate(["sent", "failed", "due"]):
        message(case, delivery=delivery, minutes=minutes, error="550" if delivery == "failed" else "")
    message(makers.case(outsider.office), minutes=9)
    client.force_login(officer)

    context = client.get(LIST).context

    assert subjects(context["failed"]) == ["Asunto 1"]
    assert subjects(context["rows"]) == ["Asunto 2", "Asunto 1", "Asunto 0"]
    assert [row.kind for row in context["rows"]] == ["acuse de recibo"] * 3


def test_is_narrowed_by_delivery(client, officer, office):
    case = makers.case(office)
    message(case, delivery="due", minutes=1)
    message(case, delivery="sent", minutes=2)
    client.force_login(officer)

    assert subjects(client.get(LIST, {"delivery": "due"}).context["rows"]) == ["Asunto 1"]
    assert len(client.get(LIST, {"delivery": "nonsense"}).context["rows"]) == 2


def test_pages_go_on_and_back(client, officer, office):
    case = makers.case(office)
    for minutes in range(60):
        message(case, minutes=minutes)
    client.force_login(officer)

    first = client.get(LIST).context
    second = client.get(LIST, {"after": first["page"].after}).context
    back = client.get(LIST, {"before": second["page"].before}).context

    assert subjects(first["rows"]) + subjects(second["rows"]) == [f"Asunto {number}" for number in range(59, -1, -1)]
    assert subjects(back["rows"]) == subjects(first["rows"])


def test_takes_the_same_number_of_queries_for_one_and_for_three(client, officer, office, queries):
    client.force_login(officer)
    message(makers.case(office), delivery="failed")
    for_one = queries(LIST)

    for _index in range(2):
        message(makers.case(office), delivery="failed")

    assert queries(LIST) == for_one


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("head", 200), ("planner", 200), ("outsider", 404)])
def test_a_message_is_read_by_who_sees_its_case(client, request, office, who, status):
    made = message(makers.case(office))
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"{LIST}{made.pk}/").status_code == status


def test_the_text_is_shown_without_the_key_to_the_household_s_page(client, officer, office):
    case = makers.case(office)
    made = message(case, body=f"Su página: https://x.example/{case.secret}/ <script>")
    client.force_login(officer)

    shown = client.get(f"{LIST}{made.pk}/").content.decode()

    assert "https://x.example/····-····-····-····/ &lt;script&gt;" in shown
    assert case.secret not in shown


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


def land(subject="Acuse", body="Lea https://x.example/a\n<b>", **headers):
    mail = EmailMessage(subject, body, "portal@example.org", ["rosa@example.org"], headers=headers)
    EmailBackend().send_messages([mail])


def test_mails_in_the_folder_are_listed_and_read(client, officer, folder):
    land("Registro de Muñoz")
    client.force_login(officer)

    listed = client.get(f"{LIST}mails/").context["mails"]
    shown = client.get(f"{LIST}mails/{listed[0].name}/").content.decode()

    assert [(mail.subject, mail.recipient) for mail in listed] == [("Registro de Muñoz", "rosa@example.org")]
    assert '<a href="https://x.example/a" rel="nofollow">' in shown
    assert "&lt;b&gt;" in shown


def test_an_empty_folder_is_no_error(client, officer, folder):
    client.force_login(officer)

    assert "Todavía no hay correos." in client.get(f"{LIST}mails/").content.decode()
    assert client.get(f"{LIST}mails/nothing/").status_code == 404


def test_no_name_leads_out_of_the_folder(client, officer, folder):
    land()
    (folder.parent / "secret.eml").write_text("Subject: x\n\ny")
    client.force_login(officer)

    assert client.get(f"{LIST}mails/..%2Fsecret/").status_code == 404


def test_in_production_there_is_no_folder(client, officer, folder, settings):
    settings.LOCAL = False
    client.force_login(officer)

    assert client.get(f"{LIST}mails/").status_code == 404
