"""What the movement holds about a household, for the page of all data: its seats, and the lists that it stands on."""

from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.queries.own_data import shown
from cases.tabs import Entry, Part
from consulates.queries.places import country_name
from flights.enums import OfferState
from flights.models import ManifestEntry, SeatOffer


def parts_of(case: Case) -> list[Part]:
    """Proposals that nobody told the household of are not yet anything about it."""
    offers = SeatOffer.objects.filter(case=case, sent_at__isnull=False).exclude(state=OfferState.PROPOSED)
    entries = ManifestEntry.objects.filter(case=case).select_related(
        "manifest__leg__rotation", "manifest__leg__origin", "manifest__leg__destination"
    )
    legs = offers.select_related("leg__origin", "leg__destination").order_by("sent_at", "id")
    return [
        Part("seats", _("Sus asientos"), _("Para saber qué vuelo les ofrecimos."), [_seat(offer) for offer in legs]),
        Part("passenger_lists", _("Listas de pasajeros en las que están"),
             _("Las recibe quien opera el vuelo y las autoridades que lo permiten."),
             [_listed(entry) for entry in entries.order_by("manifest__at", "id")]),
    ]  # fmt: skip


def _seat(offer: SeatOffer) -> Entry:
    return Entry([
        ("flight", _("vuelo"), f"{offer.leg.origin} → {offer.leg.destination}"),
        ("seats", _("asientos"), str(offer.seats)),
        ("sent_at", _("enviada el"), shown(offer.sent_at)), ("state", _("estado"), str(offer.get_state_display())),
    ])  # fmt: skip


def _listed(entry: ManifestEntry) -> Entry:
    manifest, leg = entry.manifest, entry.manifest.leg
    what = [entry.given_names, entry.surnames, shown(entry.born_on), entry.sex, entry.document_number, entry.special]
    return Entry([
        ("flight", _("vuelo"), f"{leg.origin} → {leg.destination}"),
        ("carrier_state", _("lo opera"), country_name(str(leg.rotation.operated_by))),
        ("state", _("estado"), str(manifest.get_state_display())), ("made_at", _("hecha el"), shown(manifest.at)),
        ("what", _("qué dice"), ", ".join(filter(None, what))),
    ])  # fmt: skip
