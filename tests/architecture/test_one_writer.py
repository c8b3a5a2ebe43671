"""States are written by Lifecycle.move alone; messages leave by the outbox alone; personal data pass visible_to."""

import ast

from tests.architecture.sources import modules, name

WRITES_STATES = {"repatriation/common/lifecycle.py"}


def calls(tree, method):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            yield node


def sources_but(*allowed):
    for path, tree in modules().items():
        if not name(path).startswith(allowed):
            yield name(path), tree


def test_only_the_lifecycle_updates_a_state():
    writers = [
        f"{label}:{call.lineno}"
        for label, tree in sources_but(*WRITES_STATES)
        for call in calls(tree, "update")
        if any(keyword.arg == "state" for keyword in call.keywords)
    ]

    assert writers == []


def test_nobody_assigns_a_state():
    writers = [
        f"{label}:{node.lineno}"
        for label, tree in sources_but(*WRITES_STATES)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "state"
    ]

    assert writers == []


def test_only_the_sender_talks_to_mail_servers():
    imports = [
        f"{label}:{node.lineno}"
        for label, tree in sources_but("cases/operations/send.py", "repatriation/common/mail_folder.py")
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("django.core.mail", "smtplib")))
        or (isinstance(node, ast.Import) and any(alias.name == "smtplib" for alias in node.names))
    ]

    assert imports == []


PERSONAL = {
    "Case", "Person", "IdentityDocument", "CaseMember", "CaseEvent", "Message", "Detention", "ConsularVisit",
    "Referral", "ReturnRequest", "Consent", "NeedsAssessment", "SeatOffer", "ManifestEntry", "BoardingScan",
    "Placement", "Representative", "NamedContact", "Repeat", "RelativeReport", "DuplicateCandidate", "PersonMerge",
}  # fmt: skip


def test_pages_reach_personal_data_only_through_visible_to():
    """In views, api and admin `Model.objects` of personal data is always followed by visible_to(...)."""
    offences = []
    for path, tree in modules().items():
        if not {"views", "api", "admin"} & set(path.parts):
            continue
        scoped = {id(call.func.value) for call in calls(tree, "visible_to")}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Attribute) and node.attr == "objects" and isinstance(node.value, ast.Name)):
                continue
            if node.value.id in PERSONAL and id(node) not in scoped:
                offences.append(f"{name(path)}:{node.lineno} {node.value.id}.objects")

    assert offences == []


def test_operations_and_algorithms_read_no_clock():
    clocks = {"now", "today", "utcnow", "localdate"}
    readers = [
        f"{name(path)}:{node.lineno}"
        for path, tree in modules().items()
        if {"operations", "rules", "queries", "allocation", "formats"} & set(path.parts)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    ]

    assert readers == []
