"""Walking the household's own pages: the fields of a page as a browser would send them back, changed or not."""

import re
from html import unescape
from urllib.parse import urlencode

from cases.models import Case

INPUT = re.compile(r"<input\b[^>]*>")
SELECT = re.compile(r'<select id="[^"]*" name="([^"]*)".*?</select>', re.DOTALL)
AREA = re.compile(r'<textarea id="[^"]*" name="([^"]*)"[^>]*>\n(.*?)</textarea>', re.DOTALL)


def own(case, act=""):
    return f"/es/mi-registro/{case.reference}/{case.secret}/{act}"


def attribute(tag, name):
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def fields_of(html):
    """Name -> value, or a list of the ticked values."""
    sent = {}
    for tag in INPUT.findall(html):
        name, value, kind = attribute(tag, "name"), attribute(tag, "value"), attribute(tag, "type")
        if kind in ("checkbox", "radio"):
            if " checked" in tag:
                sent.setdefault(name, []).append(value)
        elif name:
            sent[name] = value
    for select in SELECT.finditer(html):
        chosen = re.search(r'<option value="([^"]*)" selected', select[0]) or re.search(
            r'<option value="([^"]*)"', select[0]
        )
        sent[select[1]] = chosen[1] if chosen else ""
    return sent | {name: unescape(text) for name, text in AREA.findall(html)}


def shown(client, case, act):
    answer = client.get(own(case, act))
    assert answer.status_code == 200, (act, answer.status_code)
    return fields_of(answer.content.decode())


def send(client, case, act, **changes):
    """Open the page, change some fields, send all of it."""
    return client.post(own(case, act), {**shown(client, case, act), **changes})


def fresh(case):
    return Case.objects.get(pk=case.pk)


def codes(case, since=0):
    return list(case.events.order_by("id").values_list("code", flat=True))[since:]


def posted(client, address, typed):
    """As a browser sends a form without files."""
    return client.post(address, urlencode(typed, doseq=True), content_type="application/x-www-form-urlencoded")


def switch_on(html):
    """The address that the button of the other language leads to."""
    return attribute(re.search(r'<button class="link"[^>]*>', html)[0], "formaction")


def switched(client, address, typed):
    """What was typed on the page, in the other language."""
    html = client.get(address).content.decode()
    return posted(client, switch_on(html), typed | {"then": "language"})
