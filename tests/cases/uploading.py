"""Sends documents as a browser does, and lets the worker look them through."""

from datetime import timedelta

from cases.operations.uploads.check import check_upload, claim_upload
from tests import makers
from tests.cases import files


def own_page(case, language="es"):
    return f"/{language}/mi-registro/{case.reference}/{case.secret}/"


def page_of(case, language="es"):
    return f"{own_page(case, language)}documentos/"


def body_of(fields, named, boundary="xxBOUNDARYxx"):
    """The bytes that a browser sends for a form with files; names go as they are, but for quotes and line ends."""
    parts = []
    for title, content in named:
        safe = title.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        parts.append((f'name="files"; filename="{safe}"\r\nContent-Type: image/jpeg', content))
    fields = {**fields}
    last = fields.pop("whole", None)
    before = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
    after = [('name="whole"', last.encode())] if last else []
    lines = [
        f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
        for head, content in [*before, *parts, *after]
    ]
    return b"".join(lines) + f"--{boundary}--\r\n".encode()


def send(client, case, *contents, kind="passport", name="pasaporte.jpg", **more):
    """POST the form with these files; each a content, or (name, content)."""
    named = [one if isinstance(one, tuple) else (name, one) for one in contents]
    body = body_of({"kind": kind, "whole": "1", **more}, named)
    return client.generic("POST", page_of(case), body, content_type="multipart/form-data; boundary=xxBOUNDARYxx")


def check_all(at=makers.NOW):
    """What the worker does until nothing waits."""
    count = 0
    while upload := claim_upload(at=at):
        check_upload(upload, at=at)
        count += 1
        assert count < 50
    return count


def sent_and_checked(client, case, content=None, **more):
    """The document that one file became."""
    response = send(client, case, content or files.jpeg_with_place(), **more)
    assert response.status_code == 302, response.content.decode()
    check_all(at=makers.NOW + timedelta(minutes=1))
    return case.uploads.order_by("-number").first()


def files_in(folder):
    """The areas in which something lies: one word for each file."""
    return sorted(path.parent.parent.name for path in folder.rglob("*") if path.is_file())
