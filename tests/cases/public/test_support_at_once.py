"""The short forms from several connections at once: one report, one request, one case for one person."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from cases.models import Case, Message, Referral, RelativeReport
from cases.operations.place_report import place_report
from tests.cases.public.short_walk import RELATIVE, SUPPORT, abroad, fill, home, page_of, sent, started

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    def alone(act):
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(alone, acts))


@pytest.mark.parametrize(
    ("path", "pages", "model"),
    [("familiar-detenido", RELATIVE, RelativeReport), ("ya-volvi", SUPPORT, Case)],
)
def test_five_presses_at_once_send_once(client, path, pages, model):
    abroad(), home()
    base = started(client, path)
    fill(client, base, pages)

    answers = at_once([lambda: Client().post(f"{base}enviar/")] * 5)

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, f"{base}constancia/")}
    assert model.objects.count() == 1
    assert (Message.objects.count(), Referral.objects.count()) == ((1, 1) if model is Case else (0, 0))


def test_answers_changed_in_another_tab_are_not_sent_unseen(client):
    home()
    base = started(client, "ya-volvi")
    fill(client, base, SUPPORT)
    changed = SUPPORT["regreso"] | {"district": "San Blas"}

    answers = at_once(
        [lambda: Client().post(page_of(base, "regreso"), changed), lambda: Client().post(f"{base}enviar/")] * 2
    )

    assert {answer.status_code for answer in answers} <= {302, 409}
    assert Case.objects.count() <= 1


def test_two_relatives_at_the_same_moment_make_one_case(client):
    abroad()
    for name in ("Ana Quispe", "Luis Quispe"):
        sent(client, RELATIVE | {"usted": RELATIVE["usted"] | {"name": name}}, "familiar-detenido")
    reports = list(RelativeReport.objects.order_by("id"))

    moments = {report.pk: report.received_at for report in reports}
    at_once([lambda pk=pk: place_report(pk, at=moments[pk]) for pk in [*moments] * 2])

    assert Case.objects.count() == 1
    assert sorted(RelativeReport.objects.values_list("is_further", flat=True)) == [False, True]
