"""The API about cases and referrals: the same scope, filters and operations as the pages."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework.generics import GenericAPIView, ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.paging import InOrderOfHelp, OldestFirst
from cases.api.serializers import Answer, CaseDetail, CaseRow, ReferralDetail, ReferralRow
from cases.filters import CaseFilter
from cases.models import Case, Referral
from cases.operations.reintegration import answer_referral
from cases.queries.case_page import people_of
from cases.queries.queue import with_rows_data
from cases.queries.referrals import SEALED
from cases.rules.access import may_work


class Cases(ListAPIView):
    """The cases of one's reach in the order of help; the open ones unless `state` or `q` asks for others."""

    serializer_class = CaseRow
    pagination_class = InOrderOfHelp
    filterset_class = CaseFilter

    def get_queryset(self) -> Any:
        return with_rows_data(Case.objects.visible_to(self.request.user))


class OneCase(RetrieveAPIView):
    serializer_class = CaseDetail
    lookup_field = "reference"
    filter_backends = ()

    def get_queryset(self) -> Any:
        return with_rows_data(Case.objects.visible_to(self.request.user))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        case, user = self.get_object(), request.user
        people = people_of(case, user, at=timezone.now())
        return Response(CaseDetail(case, context={"people": people, "may_work": may_work(case, user)}).data)


class Referrals(ListAPIView):
    """An agency's own referrals, or those of the cases that one sees."""

    serializer_class = ReferralRow
    pagination_class = OldestFirst
    filterset_fields = ("state",)

    def get_queryset(self) -> Any:
        visible = Referral.objects.visible_to(self.request.user)
        return visible.select_related("person", "line__agency").defer("what").order_by("id")


class OneReferral(RetrieveAPIView):
    serializer_class = ReferralDetail
    lookup_field = "reference"
    filter_backends = ()

    def get_queryset(self) -> Any:
        visible = Referral.objects.visible_to(self.request.user)
        return visible.select_related("person", "case", "line__agency").defer(*SEALED)


class ReferralAnswer(GenericAPIView):
    """POST {"action": accept, decline, start or complete; "note"}: the answer of the agency."""

    serializer_class = Answer

    def post(self, request: Request, reference: str) -> Response:
        visible = Referral.objects.visible_to(request.user).select_related("person", "case", "line__agency")
        referral = get_object_or_404(visible, reference=reference)
        answer = Answer(data=request.data)
        answer.is_valid(raise_exception=True)
        answer_referral(referral, **answer.validated_data, by=request.user, at=timezone.now())
        return Response(ReferralDetail(referral).data)
