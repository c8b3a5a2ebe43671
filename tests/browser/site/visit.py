"""A visit: an address, the state it is seen in, and what a person does there first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.architecture.test_closed import patterns

# What is only sent to, led on from, or downloaded.
NOT_A_PAGE = {
    "public:send": "leads to the receipt",
    "public:relative_send": "leads to the receipt",
    "public:support_send": "leads to the receipt",
    "public:own_reopen": "leads to the registration",
    "public:own_add": "leads to the page of the next person",
    "public:receipt_pdf": "a PDF",
    "public:relative_receipt_pdf": "a PDF",
    "public:consulates_map": "a drawing that a page shows",
    "public:upload_file": "a document",
    "public:numbers_sheet": "a sheet",
    "public:own_download": "a file with all data",
    "offers:accept": "leads to the registration",
    "offers:decline": "leads to the registration",
    "offers:give_back": "leads to the registration",
}
EMPTIED = """() => {
  const form = document.querySelector('main form[method=post]')
  for (const control of form.elements) {
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = false
    else if (control.type !== 'hidden' && control.tagName !== 'BUTTON') control.value = ''
  }
  form.querySelector('button.btn:not(.quiet)').click()
}"""


@dataclass(frozen=True)
class Visit:
    """`act` brings the page from its address into its state, and changes nothing that is stored."""

    name: str
    state: str
    path: str
    act: Callable[[Any], None] | None = None
    status: int = 200

    def __str__(self):
        return f"{self.name.removeprefix('public:')} ({self.state})"

    @property
    def is_wrong(self):
        return self.state.startswith("error")

    def path_in(self, language):
        return f"/{language}{self.path.removeprefix('/es')}"

    def open(self, page, language="es"):
        """There, in this state."""
        answer = page.goto(self.path_in(language))
        assert answer.status == self.status, (str(self), answer.status)
        if self.act:
            self.act(page)
        if self.is_wrong:
            assert page.title().startswith("Error:"), (str(self), page.title())


def sent_empty(page):
    """All that stood in the form is taken out, and the form sent."""
    with page.expect_navigation():
        page.evaluate(EMPTIED)


def public_names():
    """The names of all public addresses."""
    return {name for name, _view in patterns() if name.startswith(("public:", "offers:"))}


def sent_as_it_is(page):
    """The main button of the page's form is pressed."""
    with page.expect_navigation():
        page.locator("main form[method=post] button.btn:not(.quiet)").first.click()
