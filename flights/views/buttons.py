"""Buttons: the actions that the state and the user's role leave open, each leading to its own address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from repatriation.common.lifecycle import Transition
from repatriation.common.refusals import StrOrPromise

Pages = Mapping[str, tuple[str, StrOrPromise]]


@dataclass(frozen=True)
class Button:
    label: StrOrPromise
    address: str


def link(label: StrOrPromise, page: str, pk: int) -> Button:
    return Button(label, reverse(page, args=[pk]))


def buttons(pages: Pages, open_actions: Mapping[str, Transition], pk: int) -> list[Button]:
    """Of the open actions, those that have a page of their own (action -> page and label), in the order of `pages`."""
    return [link(label, page, pk) for action, (page, label) in pages.items() if action in open_actions]
