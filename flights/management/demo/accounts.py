"""The demo's staff: one account for each role, all with the same password."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from consulates.enums import Role
from consulates.models import Agency, ConsularOffice, User

PASSWORD = "retorno-demo"  # noqa: S105 - printed by `make run`; refused in production


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    role: Role
    office: str = ""
    agency: str = ""
    country: str = ""


ACCOUNTS = [
    Account("officer.miami", "Lucía", "Paredes Rojas", Role.OFFICER, office="CG-MIA"),
    Account("head.miami", "Jorge", "Salazar Vega", Role.HEAD, office="CG-MIA"),
    Account("officer.nyc", "Carmen", "Ríos Tello", Role.OFFICER, office="CG-NYC"),
    Account("head.nyc", "Alberto", "Núñez Castro", Role.HEAD, office="CG-NYC"),
    Account("officer.la", "Diego", "Cárdenas Luna", Role.OFFICER, office="CG-LAX"),
    Account("officer.paterson", "Sonia", "Alarcón Ruiz", Role.OFFICER, office="CG-PAT"),
    Account("officer.houston", "Patricia", "Vargas León", Role.OFFICER, office="CG-HOU"),
    Account("officer.washington", "Iván", "Tello Matos", Role.OFFICER, office="CG-WAS"),
    Account("planner", "Elena", "Chávez Ibarra", Role.PLANNER),
    Account("approver", "Ricardo", "Montoya Silva", Role.APPROVER),
    Account("minsa", "Rosa", "Aguilar Peña", Role.AGENCY, agency="MINSA"),
    Account("liaison.us", "Karen", "Walsh", Role.LIAISON, country="US"),
    Account("auditor", "Teresa", "Bravo Ortiz", Role.AUDITOR),
    Account("admin", "Óscar", "Medina Cruz", Role.ADMINISTRATOR),
]


def make_accounts() -> dict[str, User]:
    """The users by name; made where missing, so that a second call changes nothing."""
    offices = {office.code: office for office in ConsularOffice.objects.all()}
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    password = make_password(PASSWORD)
    for account in ACCOUNTS:
        User.objects.get_or_create(
            username=account.username,
            defaults={
                "email": f"{account.username}@example.org",
                "password": password,
                "first_name": account.first_name,
                "last_name": account.last_name,
                "role": account.role,
                "office": offices[account.office] if account.office else None,
                "agency": agencies[account.agency] if account.agency else None,
                "country": account.country,
                "is_staff": True,
            },
        )
    return {user.username: user for user in User.objects.filter(username__in=[one.username for one in ACCOUNTS])}


def table() -> list[str]:
    """The accounts as lines for a terminal; empty where the demo was never made."""
    usernames = [one.username for one in ACCOUNTS]
    known = set(User.objects.filter(username__in=usernames).values_list("username", flat=True))
    rows = [(one.username, one.role.value, one.office or one.agency or one.country) for one in ACCOUNTS]
    lines = [f"  {name:<20}{PASSWORD:<16}{role:<15}{where}".rstrip() for name, role, where in rows if name in known]
    return [f"  {'User':<20}{'Password':<16}{'Role':<15}Of", *lines] if lines else []
