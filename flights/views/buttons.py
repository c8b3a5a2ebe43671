"""Buttons: the actions that the state and the user's role leave open, each leading to its own address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from repatriation.common.lifecycle import Transition
from repatriation.common.refusals import StrOrPromise

GRAVE = {"cancel", "refuse", "revoke", "withdraw"}


@dataclass(frozen=True)
class Button:
    label: StrOrPromise
    address: str
    is_grave: bool = False


def link(label: StrOrPromise, page: str, pk: int) -> Button:
    return Button(label, reverse(page, args=[pk]))


def buttons(pages: Mapping[str, str], open_actions: Mapping[str, Transition], pk: int) -> list[Button]:
    """Of the open actions, those that have a page of their own, in the order of `pages`."""
    return [
        Button(open_actions[action].label, reverse(page, args=[pk]), action in GRAVE)
        for action, page in pages.items()
        if action in open_actions
    ]
