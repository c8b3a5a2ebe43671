"""What the public site of the demo says: three notices, one of them corrected, and how to reach the offices at work."""

from consulates.models import ConsularOffice, Notice
from consulates.operations.notices import draft_correction, publish_notice
from flights.management.demo.story import Story

SIGNED = "Dirección General de Comunidades en el Exterior"
REGISTRATION = (
    "Registro abierto para volver desde los Estados Unidos",
    "Desde hoy las familias que están en los Estados Unidos y necesitan volver pueden registrarse en esta página.\n\n"
    "El registro es gratuito. Nadie está autorizado a pedirle dinero por un asiento.",
    "Registration is open to return from the United States",
    "From today, families who are in the United States and need to return can register on this site.\n\n"
    "Registering is free. Nobody is authorised to ask you for money for a seat.",
)
FLIGHTS = (
    "Próximos vuelos desde Miami y Houston",
    "Se preparan vuelos desde Miami y Houston. Cada familia con un asiento recibe un mensaje de su oficina "
    "consular.\n\nNo vaya al aeropuerto sin ese mensaje.",
    "Next flights from Miami and Houston",
    "Flights from Miami and Houston are being prepared. Each family with a seat receives a message from its consular "
    "office.\n\nDo not go to the airport without that message.",
)
RIGHT = {
    "title_es": "Próximos vuelos desde Miami",
    "body_es": FLIGHTS[1].replace("Miami y Houston", "Miami") + "\n\nEl comunicado anterior nombraba también Houston: "
    "todavía no hay permiso para ese vuelo.",
    "title_en": "Next flights from Miami",
    "body_en": FLIGHTS[3].replace("Miami and Houston", "Miami") + "\n\nThe notice before also named Houston: that "
    "flight has no permit yet.",
}


def tell_the_public(story: Story) -> None:
    _publish(story, REGISTRATION, days=9)
    wrong = _publish(story, FLIGHTS, days=2)
    right = draft_correction(wrong, by=story.staff["planner"], at=story.ago(hours=30))
    for name, words in RIGHT.items():
        setattr(right, name, words)
    right.save(update_fields=list(RIGHT))
    publish_notice(right, by=story.staff["approver"], at=story.ago(hours=28))
    _describe_offices(story)


def _publish(story: Story, words: tuple[str, str, str, str], *, days: float) -> Notice:
    title_es, body_es, title_en, body_en = words
    at = story.ago(days=days)
    notice = Notice.objects.create(
        title_es=title_es, body_es=body_es, title_en=title_en, body_en=body_en, signed_by=SIGNED,
        drafted_by=story.staff["planner"], state_since=at,
    )  # fmt: skip
    publish_notice(notice, by=story.staff["approver"], at=at)
    return notice


def _describe_offices(story: Story) -> None:
    """Numbers that belong to nobody, for the offices that have an account."""
    codes = {user.office.code for user in story.staff.values() if user.office}
    for number, office in enumerate(ConsularOffice.objects.filter(code__in=codes).order_by("code"), start=10):
        office.address = f"{number}00 Demo Avenue, {office.city}"
        office.phone, office.emergency_phone = f"+1 202-555-01{number}", f"+1 202-555-01{number + 50}"
        office.email = f"{office.code.lower()}@example.org"
        office.hours = "Mo-Fr 08:30-13:30"
        office.save(update_fields=["address", "phone", "emergency_phone", "email", "hours"])
