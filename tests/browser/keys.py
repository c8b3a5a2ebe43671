"""Going through a page by the keyboard alone."""

import re
from itertools import pairwise

ACTIVE = """() => {
  const at = document.activeElement
  const box = at.getBoundingClientRect()
  const style = getComputedStyle(at)
  return {
    id: at.id, name: at.name || '', tag: at.tagName, type: at.type || '', value: at.value || '',
    words: (at.innerText || '').trim(), top: Math.round(box.top + scrollY), left: Math.round(box.left),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.bottom > 0 && box.top < innerHeight,
  }
}"""
MOST_STOPS = 80


class Keyboard:
    """What somebody does who has no mouse: it tells where the focus is, and that it is seen."""

    def __init__(self, page):
        self.page = page
        self.stops = []

    def at(self):
        return self.page.evaluate(ACTIVE)

    def tab(self):
        """One stop on; it must be seen."""
        self.page.keyboard.press("Tab")
        stop = self.at()
        assert stop["tag"] == "BODY" or (stop["seen"] and stop["shown"]), (self.page.url, stop)
        self.stops.append(stop)
        return stop

    def to(self, wanted):
        """Tab until the stop is the one that is wanted."""
        for _stop in range(MOST_STOPS):
            stop = self.tab()
            if wanted(stop):
                return stop
        raise AssertionError(f"not reached by Tab on {self.page.url}: {[stop['id'] for stop in self.stops]}")

    def answer(self, values):
        """Fill in the page from above to below, as it asks."""
        left = {name: [*value] if isinstance(value, list) else [value] for name, value in values.items()}
        while left:
            stop = self.to(lambda stop: stop["name"] in left)
            wanted = left[stop["name"]]
            if self._give(stop, wanted):
                del left[stop["name"]]

    def _give(self, stop, wanted):
        """Whether the question is answered now; of several boxes each is a stop of its own."""
        if stop["type"] == "checkbox":
            if stop["value"] in wanted:
                self.page.keyboard.press("Space")
                wanted.remove(stop["value"])
            return not wanted
        if stop["type"] == "radio":
            self._choose(stop, wanted[0])
        elif stop["tag"] == "SELECT":
            self._pick(stop, wanted[0])
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(wanted[0])
        return True

    def _choose(self, stop, wanted):
        """Of a group of radio buttons the arrows choose."""
        self.page.keyboard.press("Space")
        for _option in range(30):
            now = self.at()
            if now["value"] == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError((stop["name"], wanted))

    def _pick(self, stop, wanted):
        """From a list by typing the first letters, as far as every keyboard has them, and going down from there."""
        label = self.page.locator(f"[name='{stop['name']}'] option[value='{wanted}']").inner_text()
        self.page.keyboard.type(re.match(r"[A-Za-z ]*", label)[0].strip()[:12])
        for _option in range(10):
            if self.at()["value"] == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError((stop["name"], wanted, self.at()["value"]))

    def press(self, words):
        """Tab to the button or link with these words, and press it."""
        self.to(lambda stop: stop["words"] == words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.stops.clear()

    def in_order(self):
        """Whether the stops so far went down the page, side by side ones from left to right."""
        places = [(stop["top"], stop["left"]) for stop in self.stops if stop["tag"] != "BODY"]
        return all(later[0] > earlier[0] - 24 for earlier, later in pairwise(places))
