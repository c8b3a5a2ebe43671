"""Two windows, five presses, the office at the same time: nothing is lost, nothing is done twice."""

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cases.enums import CaseState, Purpose
from cases.models import CaseMember, Consent, Person, ReviewRequest
from tests import makers
from tests.cases.public.own import codes, fields_of, fresh, own, send, shown
from tests.cases.public.test_at_once import at_once

NEW = {
    "given_names": "Luz", "paternal_surname": "Quispe", "maternal_surname": "", "relation": "child", "sex": "F",
    "born_on_day": "3", "born_on_month": "4", "born_on_year": "2023", "nationality": "PE", "other_nationality": "",
    "document_kind": "national_id", "document_number": "71234567", "document_country": "PE",
}  # fmt: skip


@pytest.fixture
def case(office):
    makers.airport("MIA")
    return makers.case(office, people=2, state=CaseState.WAITING, at=timezone.now(), phone="+13055550134")


@pytest.mark.django_db
def test_second_window_sees_what_changed_and_keeps_what_it_typed(client, case):
    second = shown(client, case, "corregir/lugar/") | {"city": "Hialeah"}
    send(client, case, "corregir/lugar/", city="Doral")

    refused = client.post(own(case, "corregir/lugar/"), second)
    html = refused.content.decode()
    again = client.post(own(case, "corregir/lugar/"), fields_of(html))

    assert refused.status_code == 409
    assert "Estos datos cambiaron mientras usted escribía." in html
    assert "<dd>Doral</dd>" in html
    assert 'name="city" value="Hialeah"' in html
    assert again.status_code == 302
    assert fresh(case).city == "Hialeah"


@pytest.mark.django_db
def test_office_that_was_faster_is_seen_too(client, case):
    typed = shown(client, case, "persona/2/") | {"given_names": "Rosa Elena"}
    Person.objects.filter(memberships__case=case, memberships__position=2).update(given_names="Rosaura")

    html = client.post(own(case, "persona/2/"), typed).content.decode()

    assert "<dd>Rosaura</dd>" in html
    assert case.members.get(position=2).person.given_names == "Rosaura"


@pytest.mark.django_db
def test_page_pressed_again_is_no_quarrel(client, case):
    typed = shown(client, case, "corregir/lugar/") | {"city": "Doral"}

    answers = [client.post(own(case, "corregir/lugar/"), typed).status_code for _press in range(5)]

    assert answers == [302] * 5
    assert codes(case).count("household_corrected") == 1


@pytest.mark.django_db
def test_person_added_in_two_windows_is_not_overwritten(client, case):
    first = client.post(own(case, "persona/3/"), NEW)
    second = client.post(own(case, "persona/3/"), NEW | {"given_names": "Sol"})

    assert first.url == own(case, "persona/3/necesidades/")
    assert second.status_code == 409
    assert 'value="Sol"' in second.content.decode()
    assert case.members.get(position=3).person.given_names == "Luz"


@pytest.mark.django_db
def test_window_of_somebody_removed_leads_back(client, case):
    typed = shown(client, case, "persona/2/") | {"given_names": "Rosaura"}
    send(client, case, "persona/2/quitar/")

    assert client.get(own(case, "persona/2/necesidades/")).url == own(case)
    assert Client().post(own(case, "persona/9/"), typed).url == own(case)


@pytest.mark.django_db
def test_removing_asks_again_when_the_person_changed(client, case):
    seen = shown(client, case, "persona/2/quitar/")["seen"]
    send(client, case, "persona/2/", given_names="Rosaura")

    refused = client.post(own(case, "persona/2/quitar/"), {"seen": seen})

    assert refused.status_code == 409
    assert case.members.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_one_is_kept_and_one_is_told(client, case):
    typed = shown(client, case, "corregir/lugar/")

    def type_city(city):
        return Client().post(own(case, "corregir/lugar/"), typed | {"city": city})

    answers = at_once_each(type_city, ["Doral", "Hialeah", "Kendall"])

    assert sorted(answer.status_code for answer in answers) == [302, 409, 409]
    assert codes(case).count("household_corrected") == 1


@pytest.mark.django_db(transaction=True)
def test_five_presses_at_once_add_one_person(client, case):
    answers = at_once(lambda: Client().post(own(case, "persona/3/"), NEW), 5)

    assert {answer.status_code for answer in answers} == {302}
    assert (CaseMember.objects.filter(case=case).count(), codes(case).count("person_added")) == (3, 1)


@pytest.mark.django_db(transaction=True)
def test_five_presses_at_once_make_one_review_one_consent_one_answer(client, case):
    Consent.objects.filter(case=case, purpose=Purpose.AGENCIES).delete()
    asked_long_ago(case)

    at_once(lambda: Client().post(own(case, "revision/"), {"about": "order", "words": "Somos cinco."}), 5)
    at_once(lambda: Client().post(own(case, "permisos/"), {"act": "give", "purpose": "agencies"}), 5)
    at_once(lambda: Client().post(own(case, "todavia/")), 5)

    assert ReviewRequest.objects.count() == 1
    assert Consent.objects.filter(case=case, purpose=Purpose.AGENCIES).count() == 1
    assert [codes(case).count(code) for code in ("review_asked", "consent_given", "need_confirmed")] == [1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_key_pressed_five_times_at_once_changes_once(client, case):
    answers = at_once(lambda: Client().post(own(case, "clave/")), 5)

    assert sorted({answer.status_code for answer in answers}) in ([200, 404], [200, 409], [200, 404, 409])
    assert codes(case).count("secret_renewed") == 1


@pytest.mark.django_db(transaction=True)
def test_busy_database_keeps_what_was_typed(client, case):
    typed = shown(client, case, "corregir/lugar/") | {"city": "Hialeah"}

    with transaction.atomic():
        type(case).objects.select_for_update().get(pk=case.pk)
        busy = at_once(lambda: Client().post(own(case, "corregir/lugar/"), typed), 1)[0]

    assert busy.status_code == 503
    assert int(busy["Retry-After"]) > 0
    assert '<input type="hidden" name="city" value="Hialeah">' in busy.content.decode()


def at_once_each(act, values):
    waiting = list(values)
    return at_once(lambda: act(waiting.pop()), len(values))


def asked_long_ago(case):
    case.follow_ups.create(clock="still_in_need", opened_at=timezone.now(), due_at=timezone.now())
