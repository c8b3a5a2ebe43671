"""What a person does on a page: fill in what it asks for, press what is written on a button."""

from django.urls import reverse

from tests import makers


def type_in(page, values):
    """Fill what the page asks for."""
    for name, value in values.items():
        control = page.locator(f"[name={name}]")
        if not control.count():
            continue
        for one in value if isinstance(value, list) else [value]:
            if control.first.get_attribute("type") in ("radio", "checkbox"):
                page.locator(f"[name={name}][value='{one}']").check()
            elif control.first.evaluate("control => control.tagName") == "SELECT":
                control.select_option(one)
            else:
                control.fill(one)


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def save(page):
    press(page, "Guardar y continuar")


def sign_in(page, user):
    """By the door that everybody uses, on the way to the desk."""
    page.goto(reverse("desk"))
    type_in(page, {"login": user.username, "password": makers.PASSWORD})
    press(page, "Entrar")
