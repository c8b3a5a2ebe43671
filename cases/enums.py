"""The words of the people's side."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseKind(models.TextChoices):
    STRANDED = "stranded", _("varado")
    DETAINED = "detained", _("detenido")
    RETURNEE = "returnee", _("retornado")


class CaseState(models.TextChoices):
    RECEIVED = "received", _("recibido")
    VERIFIED = "verified", _("verificado")
    WAITING = "waiting", _("en lista de espera")
    OFFERED = "offered", _("con oferta de asiento")
    CONFIRMED = "confirmed", _("asiento aceptado")
    BOARDED = "boarded", _("embarcado")
    RETURNED = "returned", _("retornado")
    WITHDRAWN = "withdrawn", _("retirado")
    INELIGIBLE = "ineligible", _("no corresponde")
    OWN_MEANS = "own_means", _("retornó por sus medios")
    MERGED = "merged", _("unido a otro registro")
    REPORTED = "reported", _("reportado")
    LOCATED = "located", _("ubicado")
    NOT_FOUND = "not_found", _("no ubicado")
    ACKNOWLEDGED = "acknowledged", _("reconocido por la autoridad")
    ASSISTED = "assisted", _("asistido")
    RELEASED = "released", _("liberado")
    REMOVED = "removed", _("expulsado del territorio")
    EXPECTED = "expected", _("esperado")
    ARRIVED = "arrived", _("llegó")
    ASSESSED = "assessed", _("evaluado")
    SUPPORTED = "supported", _("con apoyo")
    CLOSED = "closed", _("cerrado")


CLOSED_STATES = [
    CaseState.WITHDRAWN,
    CaseState.INELIGIBLE,
    CaseState.OWN_MEANS,
    CaseState.MERGED,
    CaseState.CLOSED,
]

# The journey home is still ahead, or going on.
BEFORE_RETURN_STATES = [
    CaseState.RECEIVED,
    CaseState.VERIFIED,
    CaseState.WAITING,
    CaseState.OFFERED,
    CaseState.CONFIRMED,
    CaseState.BOARDED,
]


# Before boarding, or in custody: the order of help says who is next.
IN_LINE_STATES = [
    CaseState.RECEIVED,
    CaseState.VERIFIED,
    CaseState.WAITING,
    CaseState.OFFERED,
    CaseState.CONFIRMED,
    CaseState.REPORTED,
    CaseState.LOCATED,
    CaseState.NOT_FOUND,
    CaseState.ACKNOWLEDGED,
    CaseState.ASSISTED,
]


class Sex(models.TextChoices):
    FEMALE = "F", _("femenino")
    MALE = "M", _("masculino")
    OTHER = "X", _("otro o no indicado")


class DocumentKind(models.TextChoices):
    PASSPORT = "passport", _("pasaporte")
    NATIONAL_ID = "national_id", _("DNI")
    CONSULAR_CARD = "consular_card", _("tarjeta consular")
    BIRTH_RECORD = "birth_record", _("partida de nacimiento")
    TRAVEL_CERTIFICATE = "travel_certificate", _("salvoconducto")


class Relation(models.TextChoices):
    SELF = "self", _("titular")
    SPOUSE = "spouse", _("cónyuge o conviviente")
    CHILD = "child", _("hija o hijo")
    PARENT = "parent", _("madre o padre")
    SIBLING = "sibling", _("hermana o hermano")
    OTHER = "other", _("otro familiar o acompañante")


class Source(models.TextChoices):
    """How a case came in."""

    HOUSEHOLD = "household", _("la propia familia")
    RELATIVE = "relative", _("un familiar")
    OFFICER = "officer", _("un funcionario")
    IMPORT = "import", _("una lista importada")


class Situation(models.TextChoices):
    TOURIST = "tourist", _("turista")
    STUDENT = "student", _("estudiante")
    WORK_TRAVEL = "work_travel", _("programa de trabajo y viaje")
    WORKER = "worker", _("trabajador temporal")
    RESIDENT = "resident", _("residente")
    IRREGULAR = "irregular", _("sin permiso vigente")
    TRANSIT = "transit", _("en tránsito")


class Means(models.TextChoices):
    PAYS = "pays", _("puede pagar su pasaje")
    PART = "part", _("puede pagar una parte")
    LOAN = "loan", _("necesita un préstamo")
    NONE = "none", _("no tiene dinero")


class Lodging(models.TextChoices):
    SECURE = "secure", _("tiene dónde quedarse")
    UNTIL = "until", _("solo hasta una fecha")
    NONE = "none", _("no tiene dónde quedarse")


class Kin(models.TextChoices):
    """What somebody who reports a detention is to the person."""

    PARENT = "parent", _("madre o padre")
    PARTNER = "partner", _("esposa, esposo o conviviente")
    CHILD = "child", _("hija o hijo")
    SIBLING = "sibling", _("hermana o hermano")
    RELATIVE = "relative", _("otro familiar")
    FRIEND = "friend", _("amiga, amigo o vecino")
    LAWYER = "lawyer", _("abogada o abogado")
    HELPER = "helper", _("trabaja en una organización que ayuda")


class HelpForm(models.TextChoices):
    """The short public forms that are no registration to travel."""

    RELATIVE = "relative", _("un familiar detenido")
    SUPPORT = "support", _("apoyo al volver")


class Urgency(models.TextChoices):
    """What cannot wait for somebody who has come home."""

    SHELTER = "shelter_tonight", _("no tiene dónde dormir esta noche")
    MEDICINE = "medicine_now", _("necesita una medicina que no tiene")
    DANGER = "in_danger_now", _("está en peligro o le hacen daño")


class Funds(models.TextChoices):
    """Whether the household can live where it is."""

    ENOUGH = "enough", _("le alcanza por ahora")
    DAYS = "days", _("le alcanza para pocos días")
    NONE = "none", _("ya no le alcanza")


class CallHours(models.TextChoices):
    ANY = "any", _("a cualquier hora del día")
    MORNING = "morning", _("por la mañana")
    AFTERNOON = "afternoon", _("por la tarde")
    EVENING = "evening", _("por la noche, hasta las 9")


class SpeaksAs(models.TextChoices):
    """Who fills in a registration for somebody else."""

    PARENT = "parent", _("madre o padre")
    RELATIVE = "relative", _("familiar o amigo")
    LAWYER = "lawyer", _("abogado u organización")
    ATTORNEY = "attorney", _("apoderado")


class Authority(models.TextChoices):
    """By what right somebody speaks for a household."""

    PARENTAL = "parental", _("patria potestad o tutela")
    POWER = "power", _("poder notarial o consular")
    WRITTEN = "written", _("encargo por escrito")
    SPOKEN = "spoken", _("encargo de palabra")
    NONE = "none", _("todavía sin autorización")


class MaySee(models.TextChoices):
    """What a household lets its representative see."""

    ALL = "all", _("todo el registro")
    NEWS = "news", _("solo las novedades del viaje")
    NOTHING = "nothing", _("nada")


class NamedAs(models.TextChoices):
    EMERGENCY = "emergency", _("contacto de emergencia")
    AT_HOME = "at_home", _("familiar en casa")


class SameBy(models.TextChoices):
    """What two registrations have in common."""

    DOCUMENT = "document", _("el número de un documento")
    NAME = "name", _("nombre, nacimiento y contacto de una persona")


class ReviewAbout(models.TextChoices):
    """What a household wants a person to look at."""

    ORDER = "order", _("el orden de atención")
    DECISION = "decision", _("una decisión")
    CHANGE = "change", _("un cambio en el registro")
    OTHER = "other", _("otra cosa")


class Purpose(models.TextChoices):
    """What a consent is for; each is asked and withdrawn apart."""

    RETURN = "return", _("usar los datos para organizar este retorno")
    COUNTERPART = "counterpart", _("compartirlos con el otro Estado y el transportista")
    AGENCIES = "agencies", _("compartirlos con las entidades de apoyo al volver")
    RELATIVE = "relative", _("informar al familiar indicado")


class EventKind(models.TextChoices):
    RECEIVED = "received", _("registro recibido")
    READ = "read", _("leído por una persona")
    STATE = "state", _("cambio de estado")
    TRIAGE = "triage", _("orden de atención")
    MESSAGE = "message", _("mensaje")
    CALL = "call", _("llamada")
    VISIT = "visit", _("visita")
    NOTE = "note", _("nota")
    DECISION = "decision", _("decisión")
    CORRECTION = "correction", _("corrección")
    DOCUMENT = "document", _("documento")


class Actor(models.TextChoices):
    HOUSEHOLD = "household", _("la familia")
    OFFICER = "officer", _("un funcionario")
    SYSTEM = "system", _("el sistema")


class Clock(models.TextChoices):
    """What a follow-up waits for."""

    TIER_ONE = "tier_one", _("atender grupo 1")
    TRIAGE = "triage", _("leer y verificar")
    AUTHORITY = "authority", _("preguntar a la autoridad")
    VISIT = "visit", _("primera visita")
    REFERRAL = "referral", _("respuesta de la entidad")
    STILL_IN_NEED = "still_in_need", _("¿todavía necesita ayuda?")
    DOCUMENT = "document", _("ver los documentos nuevos")
    REPORT = "report", _("leer el aviso de un familiar")
    CHILDREN = "children", _("ver que alguien cuida a las niñas y niños que se quedaron")
    REVIEW = "review", _("revisar lo que pide la familia")
    NOTE = "note", _("seguimiento")


class OverrideState(models.TextChoices):
    PROPOSED = "proposed", _("propuesto")
    CONFIRMED = "confirmed", _("confirmado")
    REFUSED = "refused", _("rechazado")


class VisitState(models.TextChoices):
    REQUESTED = "requested", _("pedida")
    SCHEDULED = "scheduled", _("programada")
    DONE = "done", _("realizada")
    REFUSED = "refused", _("negada")
    CANCELLED = "cancelled", _("cancelada")


class ReferralState(models.TextChoices):
    DRAFT = "draft", _("borrador")
    SENT = "sent", _("enviada")
    ACCEPTED = "accepted", _("aceptada")
    IN_PROGRESS = "in_progress", _("en curso")
    COMPLETED = "completed", _("completada")
    DECLINED = "declined", _("rechazada")
    EXPIRED = "expired", _("vencida")


class Delivery(models.TextChoices):
    """Where a message of the outbox stands."""

    DUE = "due", _("por enviar")
    SENDING = "sending", _("enviándose")
    SENT = "sent", pgettext_lazy("message", "enviado")
    FAILED = "failed", _("no se pudo enviar")


class Channel(models.TextChoices):
    EMAIL = "email", _("correo")


class Custody(models.TextChoices):
    DETAINED = "detained", _("detenido")
    RELEASED = "released", _("liberado")
    REMOVED = "removed", _("expulsado")


class UploadKind(models.TextChoices):
    """What the household says that an uploaded document is."""

    PASSPORT = "passport", _("Pasaporte")
    NATIONAL_ID = "national_id", _("DNI")
    BIRTH_RECORD = "birth_record", _("Partida de nacimiento")
    MEDICAL_REPORT = "medical_report", _("Informe médico")
    TICKET = "ticket", _("Pasaje o reserva")
    PERMIT = "permit", _("Permiso o visa")
    OTHER = "other", _("Otro documento")


class UploadState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("document", "en revisión")
    CLEAN = "clean", pgettext_lazy("document", "recibido")
    REFUSED = "refused", pgettext_lazy("document", "no se pudo usar")
    REMOVED = "removed", pgettext_lazy("document", "quitado")


class UploadFault(models.TextChoices):
    """Why an uploaded document was refused; the words for the household are in cases/rules/documents.py."""

    DAMAGED = "damaged", _("el archivo está dañado")
    PASSWORD = "password", _("el PDF pide una contraseña")  # noqa: S105 - no password
    TOO_BIG_INSIDE = "too_big_inside", _("el archivo es demasiado grande por dentro")
    UNSAFE = "unsafe", _("el antivirus lo detuvo")
    OFFICE = "office", _("la oficina pide otro")
